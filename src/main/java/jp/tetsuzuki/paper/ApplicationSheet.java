package jp.tetsuzuki.paper;

import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.paper.FormSheet.Row;
import jp.tetsuzuki.print.Ink;
import jp.tetsuzuki.print.Role;
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
    private static final float DIGIT_BOX = 6.6f;

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
        sheet.text(FormSheet.LEFT, 49, BODY, "貴組合のインターネットバンキングの利用規定を承認のうえ、次のとおり申し込みます。太枠の中をご記入・ご押印ください。");
        float applicant = form.heading(58, "お申込人");
        float request = sheet.as(Role.TABLE, () -> drawApplicant(applicant));
        float procedure = form.heading(request + 5, "お申し込みの内容");
        float y = sheet.as(Role.TABLE, () -> drawRequest(procedure));
        drawEnclosures(form.heading(y + 5, "ご用意いただく書類"));
        drawOffice();
        form.footer("この用紙を、ご用意いただく書類とともにお取扱店へご提出ください。", content.number() + "　1／2");
    }

    private void drawHead() {
        sheet.text(FormSheet.LEFT, 15, Type.of(12).bold(), content.institution().name() + "　御中");
        sheet.text(FormSheet.LEFT, 26, Type.of(10).in(Ink.BLUE), "インターネットバンキング");
        Type type = Type.of(21).bold().in(Ink.BLUE);
        sheet.as(Role.TITLE, () -> sheet.text(FormSheet.LEFT, 31, type, ApplicationPrint.TITLE));
        sheet.line(FormSheet.LEFT, 46, FormSheet.RIGHT, 46, 0.6f, Ink.BLUE);
    }

    private void drawNumber(PaperApplication application) {
        float left = 117;
        sheet.frame(left, 12, FormSheet.RIGHT - left, 30, FormSheet.THIN, Ink.BLUE);
        form.qrCode(left + 0.5f, 12.5f, 29, application.number());
        float text = left + 31;
        sheet.as(Role.PARAGRAPH, () -> {
            sheet.text(text, 15, SMALL, "受付番号");
            sheet.text(text, 19, NUMBER, application.number());
        });
        content.madeOn().ifPresent(day -> sheet.text(text, 28, SMALL, "作成日　　" + FormSheet.DAY.format(day)));
        content.validUntil().ifPresent(day -> sheet.text(text, 33, SMALL, "提出期限　" + FormSheet.DAY.format(day)));
    }

    private float drawApplicant(float top) {
        Optional<Customer> customer = content.customer();
        form.row(top, 10, "契約者番号", ROW_WIDTH, () -> drawContract(top + 1.7f, customer.map(Customer::contractNumber)));
        form.rows(
                top + 10,
                15,
                ROW_WIDTH,
                new Row("フリガナ", () -> drawWord(top + 12, Type.of(8), customer.map(Customer::nameKana))),
                new Row("お名前", () -> drawWord(top + 16.8f, Type.of(13), customer.map(Customer::name))));
        Optional<String> branch = customer.map(Customer::branch).map(ApplicationSheet::nameOf);
        form.row(top + 25, 9, "お取扱店", ROW_WIDTH, () -> drawWord(top + 27.5f, FILLED, branch));
        float toFill = customer.isPresent() ? top + 34 : top;
        float y = drawToFill(top + 34);
        sheet.frame(FormSheet.LEFT, toFill, ROW_WIDTH, y - toFill, FormSheet.THICK, Ink.BLACK);
        drawSeal(FormSheet.LEFT + ROW_WIDTH, top, y - top);
        return y;
    }

    /** In boxes, which are empty where it is to be filled in. */
    private void drawContract(float top, Optional<String> number) {
        for (int place = 0; place < CONTRACT_DIGITS; place++) {
            sheet.frame(ROW_TEXT + place * DIGIT_BOX, top, DIGIT_BOX, DIGIT_BOX, FormSheet.THIN, Ink.BLACK);
        }
        number.ifPresent(digits -> sheet.readAs(digits, () -> drawDigits(top + 1.2f, digits)));
    }

    private void drawDigits(float top, String digits) {
        for (int place = 0; place < digits.length(); place++) {
            float middle = ROW_TEXT + (place + 0.5f) * DIGIT_BOX;
            sheet.centred(middle, top, FILLED, digits.substring(place, place + 1));
        }
    }

    private void drawWord(float top, Type type, Optional<String> word) {
        word.ifPresent(known -> sheet.fitted(ROW_TEXT, top, ROW_TEXT_WIDTH, type, known));
    }

    private static String nameOf(Branch branch) {
        return branch.name() + "（店番 " + branch.code() + "）";
    }

    private float drawToFill(float top) {
        form.row(top, 10, "お申込日", ROW_WIDTH, () -> form.blankDate(ROW_TEXT + 12, top + 3, BODY));
        float address = top + 10;
        form.row(address, 19, "ご住所", ROW_WIDTH, () -> drawBlankAddress(address));
        float phone = address + 19;
        form.row(phone, 12, "お電話番号\n（お届けの番号）", ROW_WIDTH, () -> drawBlankPhone(phone));
        float daytime = phone + 12;
        form.row(daytime, 12, "日中のご連絡先", ROW_WIDTH, () -> drawBlankPhone(daytime));
        float signature = daytime + 12;
        form.row(signature, 17, "ご署名", ROW_WIDTH, FormSheet.EMPTY);
        return signature + 17;
    }

    private void drawBlankAddress(float top) {
        sheet.text(ROW_TEXT, top + 2, BODY, "〒");
        sheet.line(ROW_TEXT + 18, top + 3.8f, ROW_TEXT + 20, top + 3.8f, FormSheet.THIN, Ink.BLACK);
    }

    private void drawBlankPhone(float top) {
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
        sheet.circle(middle, centre, 12, FormSheet.THIN, Ink.PALE);
        form.row(() -> sheet.centred(middle, top + 3, CHOICE, "お届出印"), () -> {
            sheet.centred(middle, centre - 1.5f, CHOICE.in(Ink.PALE), "印");
            sheet.centred(middle, top + height - 6, Type.of(7).in(Ink.GREY), "鮮明にご押印ください");
        });
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
        float items = sheet.as(Role.LIST, () -> {
            float y = top;
            for (String line : enclosures()) {
                y = form.tickedItem(FormSheet.LEFT + 1, y, FormSheet.WIDTH - 1, BODY, line) + 0.5f;
            }
            return y;
        });
        float row = items + 1;
        sheet.as(Role.TABLE, () -> form.row(row, 9, "本人確認書類", FormSheet.WIDTH, () -> drawIdentity(row + 2.9f)));
    }

    private void drawIdentity(float top) {
        sheet.as(Role.LIST, () -> {
            float x = ROW_TEXT;
            for (String kind : IDENTITY) {
                x = form.tick(x, top, CHOICE, kind) + 4;
            }
            form.tick(x, top, CHOICE, "その他（");
        });
        sheet.as(Role.PARAGRAPH, () -> sheet.text(FormSheet.RIGHT - 6, top, CHOICE, "）"));
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
        Type type = OFFICE.bold().in(Ink.GREY);
        sheet.as(Role.HEADING, () -> sheet.text(FormSheet.LEFT, OFFICE_TOP, type, "組合使用欄"));
        sheet.as(Role.TABLE, () -> {
            drawReceipt(OFFICE_TOP + 5);
            drawStamps(OFFICE_TOP + 13);
        });
    }

    private void drawReceipt(float top) {
        float text = top + 2.4f;
        sheet.frame(FormSheet.LEFT, top, FormSheet.WIDTH, 8, FormSheet.THIN, Ink.GREY);
        form.row(
                () -> sheet.text(FormSheet.LEFT + 3, text, OFFICE, "受付日"),
                () -> form.blankDate(FormSheet.LEFT + 24, text, OFFICE));
        float way = FormSheet.LEFT + 66;
        sheet.line(way, top, way, top + 8, FormSheet.THIN, Ink.GREY);
        form.row(() -> sheet.text(way + 3, text, OFFICE, "受付方法"), () -> drawWays(way + 19, text));
        float staff = way + 50;
        sheet.line(staff, top, staff, top + 8, FormSheet.THIN, Ink.GREY);
        form.row(() -> sheet.text(staff + 3, text, OFFICE, "職員番号"), FormSheet.EMPTY);
    }

    private void drawWays(float left, float top) {
        sheet.as(Role.LIST, () -> {
            float next = form.tick(left, top, OFFICE, "窓口") + 4;
            form.tick(next, top, OFFICE, "郵送");
        });
    }

    private void drawStamps(float top) {
        float width = FormSheet.WIDTH / STAMPS.size();
        for (int stamp = 0; stamp < STAMPS.size(); stamp++) {
            float left = FormSheet.LEFT + stamp * width;
            sheet.frame(left, top, width, 24, FormSheet.THIN, Ink.GREY);
            sheet.line(left, top + 5.5f, left + width, top + 5.5f, FormSheet.THIN, Ink.GREY);
            String step = STAMPS.get(stamp);
            form.row(() -> sheet.centred(left + width / 2, top + 1.3f, Type.of(8), step), FormSheet.EMPTY);
        }
    }
}
