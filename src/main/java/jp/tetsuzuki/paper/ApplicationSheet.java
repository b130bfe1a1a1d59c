package jp.tetsuzuki.paper;

import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.print.Ink;
import jp.tetsuzuki.print.Sheet;
import jp.tetsuzuki.print.Type;

/** The sheet of an application that is handed in. What the customer fills in has a thick frame. */
final class ApplicationSheet {

    private static final Type SMALL = Type.of(8).in(Ink.GREY);
    private static final Type OFFICE = Type.of(8.5f);
    private static final Type CHOICE = Type.of(9);
    private static final Type BODY = Type.of(9.5f);
    private static final Type FILLED = Type.of(11);
    private static final Type NUMBER = Type.of(13).bold();

    private static final float SEAL_WIDTH = 36;
    private static final float ROW_WIDTH = FormSheet.WIDTH - SEAL_WIDTH;
    private static final float ROW_TEXT = FormSheet.LEFT + FormSheet.ROW_HEAD + 3;
    private static final float ROW_TEXT_WIDTH = ROW_WIDTH - FormSheet.ROW_HEAD - 6;
    private static final float OFFICE_TOP = 245;
    private static final int CONTRACT_DIGITS = 10;

    /** Lines of enclosures that fit above the institution's part of the sheet. */
    private static final int MOST_ENCLOSURES = 3;

    private static final List<String> IDENTITY = List.of("運転免許証", "マイナンバーカード（表面）", "旅券");
    private static final List<String> STAMPS = List.of("受付", "記載・印鑑照合", "本人確認", "電話確認", "検印", "承認（役席）");

    private final ApplicationPrint.Content content;
    private final Sheet sheet;
    private final FormSheet form;

    ApplicationSheet(ApplicationPrint.Content content, Sheet sheet) {
        this.content = content;
        this.sheet = sheet;
        this.form = new FormSheet(sheet);
    }

    void draw() {
        drawHead();
        content.application().ifPresent(this::drawNumber);
        float y = drawApplicant(form.heading(58, "お申込人"));
        y = drawRequest(form.heading(y + 5, "お申し込みの内容"));
        drawEnclosures(form.heading(y + 5, "ご用意いただく書類"));
        drawOffice();
        form.footer("この用紙を、ご用意いただく書類とともにお取扱店へご提出ください。", content.number() + "　1／2");
    }

    private void drawHead() {
        sheet.text(FormSheet.LEFT, 15, Type.of(12).bold(), content.institution().name() + "　御中");
        sheet.text(FormSheet.LEFT, 26, Type.of(10).in(Ink.BLUE), "インターネットバンキング");
        sheet.text(FormSheet.LEFT, 31, Type.of(21).bold().in(Ink.BLUE), ApplicationPrint.TITLE);
        sheet.line(FormSheet.LEFT, 46, FormSheet.RIGHT, 46, 0.6f, Ink.BLUE);
        sheet.text(FormSheet.LEFT, 49, BODY, "貴組合のインターネットバンキングの利用規定を承認のうえ、次のとおり申し込みます。太枠の中をご記入・ご押印ください。");
    }

    private void drawNumber(PaperApplication application) {
        float left = 117;
        sheet.frame(left, 12, FormSheet.RIGHT - left, 30, FormSheet.THIN, Ink.BLUE);
        sheet.qrCode(left + 0.5f, 12.5f, 29, application.number());
        float text = left + 31;
        sheet.text(text, 15, SMALL, "受付番号");
        sheet.text(text, 19, NUMBER, application.number());
        content.madeOn().ifPresent(day -> sheet.text(text, 28, SMALL, "作成日　　" + FormSheet.DAY.format(day)));
        content.validUntil().ifPresent(day -> sheet.text(text, 33, SMALL, "提出期限　" + FormSheet.DAY.format(day)));
    }

    private float drawApplicant(float top) {
        Optional<Customer> customer = content.customer();
        form.row(top, 10, "契約者番号", ROW_WIDTH);
        drawDigits(top + 1.7f, customer.map(Customer::contractNumber).orElse(" ".repeat(CONTRACT_DIGITS)));
        form.row(top + 10, 15, "フリガナ\nお名前", ROW_WIDTH);
        form.row(top + 25, 9, "お取扱店", ROW_WIDTH);
        customer.ifPresent(prefilled -> drawCustomer(top + 10, prefilled));
        float toFill = customer.isPresent() ? top + 34 : top;
        float y = drawToFill(top + 34);
        sheet.frame(FormSheet.LEFT, toFill, ROW_WIDTH, y - toFill, FormSheet.THICK, Ink.BLACK);
        drawSeal(FormSheet.LEFT + ROW_WIDTH, top, y - top);
        return y;
    }

    private void drawDigits(float top, String digits) {
        float box = 6.6f;
        for (int place = 0; place < digits.length(); place++) {
            float x = ROW_TEXT + place * box;
            sheet.frame(x, top, box, box, FormSheet.THIN, Ink.BLACK);
            sheet.centred(x + box / 2, top + 1.2f, FILLED, digits.substring(place, place + 1));
        }
    }

    private void drawCustomer(float top, Customer customer) {
        sheet.fitted(ROW_TEXT, top + 2, ROW_TEXT_WIDTH, Type.of(8), customer.nameKana());
        sheet.fitted(ROW_TEXT, top + 6.8f, ROW_TEXT_WIDTH, Type.of(13), customer.name());
        String branch = customer.branch().name() + "（店番 " + customer.branch().code() + "）";
        sheet.fitted(ROW_TEXT, top + 17.5f, ROW_TEXT_WIDTH, FILLED, branch);
    }

    private float drawToFill(float top) {
        float y = top;
        form.row(y, 10, "お申込日", ROW_WIDTH);
        form.blankDate(ROW_TEXT + 12, y + 3, BODY);
        y += 10;
        form.row(y, 19, "ご住所", ROW_WIDTH);
        sheet.text(ROW_TEXT, y + 2, BODY, "〒");
        sheet.line(ROW_TEXT + 18, y + 3.8f, ROW_TEXT + 20, y + 3.8f, FormSheet.THIN, Ink.BLACK);
        y += 19;
        drawBlankPhone(y, "お電話番号\n（お届けの番号）");
        y += 12;
        drawBlankPhone(y, "日中のご連絡先");
        y += 12;
        form.row(y, 17, "ご署名", ROW_WIDTH);
        return y + 17;
    }

    private void drawBlankPhone(float top, String head) {
        form.row(top, 12, head, ROW_WIDTH);
        sheet.text(ROW_TEXT + 18, top + 4, BODY, "（");
        sheet.text(ROW_TEXT + 42, top + 4, BODY, "）");
    }

    private void drawSeal(float left, float top, float height) {
        float head = 9;
        float middle = left + SEAL_WIDTH / 2;
        float centre = top + head + (height - head) / 2;
        sheet.fill(left, top, SEAL_WIDTH, head, Ink.TINT);
        sheet.frame(left, top, SEAL_WIDTH, height, FormSheet.THICK, Ink.BLACK);
        sheet.line(left, top + head, left + SEAL_WIDTH, top + head, FormSheet.THIN, Ink.BLACK);
        sheet.centred(middle, top + 3, CHOICE, "お届出印");
        sheet.circle(middle, centre, 12, FormSheet.THIN, Ink.PALE);
        sheet.centred(middle, centre - 1.5f, CHOICE.in(Ink.PALE), "印");
        sheet.centred(middle, top + height - 6, Type.of(7).in(Ink.GREY), "鮮明にご押印ください");
    }

    private float drawRequest(float top) {
        float y = form.row(top, 12, "お手続き", Type.of(12).bold(), content.words().subject());
        Optional<PaperRequest> replacement =
                content.application().map(PaperApplication::request).filter(request -> request.mailAddress() != null);
        return replacement.isEmpty() ? y : form.row(y, 12, "新しい\nメールアドレス", FILLED, addressIn(replacement.get()));
    }

    private static String addressIn(PaperRequest request) {
        return ("PC".equals(request.place()) ? "（パソコン）" : "（携帯電話）") + "　" + request.mailAddress();
    }

    private void drawEnclosures(float top) {
        float y = top;
        for (String line : enclosures()) {
            form.box(FormSheet.LEFT + 1, y);
            y = sheet.paragraph(FormSheet.LEFT + 7, y, FormSheet.WIDTH - 7, BODY, line) + 0.5f;
        }
        y += 1;
        form.row(y, 9, "本人確認書類", FormSheet.WIDTH);
        float x = ROW_TEXT;
        for (String kind : IDENTITY) {
            x = form.tick(x, y + 2.9f, CHOICE, kind) + 4;
        }
        form.tick(x, y + 2.9f, CHOICE, "その他（");
        sheet.text(FormSheet.RIGHT - 6, y + 2.9f, CHOICE, "）");
    }

    /** What is to be enclosed; more than the sheet has room for stands on the customer's. */
    private List<String> enclosures() {
        String enclosures = content.words().enclosures();
        return sheet.lines(FormSheet.WIDTH - 7, BODY, enclosures).size() <= MOST_ENCLOSURES
                ? enclosures.lines().toList()
                : List.of("2枚目の「ご提出のご案内」に記載の書類");
    }

    /** What the institution fills in. */
    private void drawOffice() {
        sheet.text(FormSheet.LEFT, OFFICE_TOP, OFFICE.bold().in(Ink.GREY), "組合使用欄");
        float row = OFFICE_TOP + 5;
        float text = row + 2.4f;
        sheet.frame(FormSheet.LEFT, row, FormSheet.WIDTH, 8, FormSheet.THIN, Ink.GREY);
        sheet.text(FormSheet.LEFT + 3, text, OFFICE, "受付日");
        form.blankDate(FormSheet.LEFT + 24, text, OFFICE);
        float x = FormSheet.LEFT + 66;
        sheet.line(x, row, x, row + 8, FormSheet.THIN, Ink.GREY);
        sheet.text(x + 3, text, OFFICE, "受付方法");
        float next = form.tick(x + 19, text, OFFICE, "窓口") + 4;
        form.tick(next, text, OFFICE, "郵送");
        x += 50;
        sheet.line(x, row, x, row + 8, FormSheet.THIN, Ink.GREY);
        sheet.text(x + 3, text, OFFICE, "職員番号");
        drawStamps(row + 8);
    }

    private void drawStamps(float top) {
        float width = FormSheet.WIDTH / STAMPS.size();
        for (int stamp = 0; stamp < STAMPS.size(); stamp++) {
            float left = FormSheet.LEFT + stamp * width;
            sheet.frame(left, top, width, 24, FormSheet.THIN, Ink.GREY);
            sheet.line(left, top + 5.5f, left + width, top + 5.5f, FormSheet.THIN, Ink.GREY);
            sheet.centred(left + width / 2, top + 1.3f, Type.of(8), STAMPS.get(stamp));
        }
    }
}
