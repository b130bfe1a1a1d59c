package jp.tetsuzuki.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.tetsuzuki.customer.BranchAddress;
import jp.tetsuzuki.customer.BranchAddresses;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.print.Document;
import jp.tetsuzuki.print.Ink;
import jp.tetsuzuki.print.Print;
import jp.tetsuzuki.print.Sheet;
import jp.tetsuzuki.print.Type;
import org.springframework.stereotype.Component;

/**
 * The printed application: a sheet to be handed in, prefilled, and a sheet for the customer that says what to enclose,
 * where to bring or send it and how it goes on.
 */
@Component
class ApplicationPrint {

    private static final String TITLE = "書面手続き申込書";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);

    private static final Type SMALL = Type.of(8).in(Ink.GREY);
    private static final Type BODY = Type.of(9.5f);
    private static final Type FILLED = Type.of(11);
    private static final Type NUMBER = Type.of(13).bold();

    private static final List<String> STAMPS = List.of("受付", "記載・印鑑照合", "本人確認", "電話確認", "検印", "承認（役席）");

    /** Lines of enclosures that fit above the institution's part of the sheet. */
    private static final int MOST_ENCLOSURES = 3;

    private final Print print;
    private final PaperApplications applications;
    private final BranchAddresses addresses;
    private final InstitutionSettings institution;
    private final Clock clock;

    ApplicationPrint(
            Print print,
            PaperApplications applications,
            BranchAddresses addresses,
            InstitutionSettings institution,
            Clock clock) {
        this.print = print;
        this.applications = applications;
        this.addresses = addresses;
        this.institution = institution;
        this.clock = clock;
    }

    /** The application as a PDF file. */
    byte[] of(PaperApplication application, Customer customer) {
        try (Document document =
                print.begin(TITLE + " " + application.number(), institution.name(), application.createdAt())) {
            new Paper(application, customer, document.addSheet()).drawApplication();
            new Paper(application, customer, document.addSheet()).drawGuidance();
            return document.file();
        }
    }

    private String day(Instant moment) {
        return DAY.format(moment.atZone(clock.getZone()));
    }

    /** One of the two sheets in the making. */
    private final class Paper {

        private final PaperApplication application;
        private final Customer customer;
        private final Sheet sheet;
        private final FormSheet form;

        Paper(PaperApplication application, Customer customer, Sheet sheet) {
            this.application = application;
            this.customer = customer;
            this.sheet = sheet;
            this.form = new FormSheet(sheet);
        }

        void drawApplication() {
            drawHead();
            float y = form.heading(58, "お申込人");
            y = drawApplicant(y);
            y = form.heading(y + 5, "お申込みの内容");
            y = drawRequest(y);
            y = form.heading(y + 5, "ご用意いただく書類");
            drawEnclosures(y);
            drawOffice();
            form.footer("この用紙を、ご用意いただく書類とともにお取扱店へご提出ください。", application.number() + "　1／2");
        }

        private void drawHead() {
            sheet.text(FormSheet.LEFT, 15, Type.of(12).bold(), institution.name() + "　御中");
            sheet.text(FormSheet.LEFT, 26, Type.of(10).in(Ink.BLUE), "インターネットバンキング");
            sheet.text(FormSheet.LEFT, 31, Type.of(21).bold().in(Ink.BLUE), TITLE);
            float left = 117;
            sheet.frame(left, 12, FormSheet.RIGHT - left, 30, FormSheet.THIN, Ink.BLUE);
            sheet.qrCode(left + 0.5f, 12.5f, 29, application.number());
            float text = left + 31;
            sheet.text(text, 15, SMALL, "受付番号");
            sheet.text(text, 19, NUMBER, application.number());
            sheet.text(text, 28, SMALL, "作成日　　" + day(application.createdAt()));
            sheet.text(text, 33, SMALL, "提出期限　" + DAY.format(applications.validUntil(application)));
            sheet.line(FormSheet.LEFT, 46, FormSheet.RIGHT, 46, 0.6f, Ink.BLUE);
            sheet.text(FormSheet.LEFT, 49, BODY, "貴組合のインターネットバンキングの利用規定を承認のうえ、次のとおり申し込みます。太枠の中をご記入・ご押印ください。");
        }

        /** Rows that the customer fills in have a thick frame. */
        private float drawApplicant(float top) {
            float sealWidth = 36;
            float width = FormSheet.WIDTH - sealWidth;
            float text = FormSheet.LEFT + FormSheet.ROW_HEAD + 3;
            float y = top;
            form.row(y, 10, "契約者番号", width);
            drawDigits(text, y + 1.7f, customer.contractNumber());
            y += 10;
            form.row(y, 15, "フリガナ\nお名前", width);
            sheet.fitted(text, y + 2, width - FormSheet.ROW_HEAD - 6, Type.of(8), customer.nameKana());
            sheet.fitted(text, y + 6.8f, width - FormSheet.ROW_HEAD - 6, Type.of(13), customer.name());
            y += 15;
            form.row(y, 9, "お取扱店", width);
            sheet.text(
                    text,
                    y + 2.5f,
                    FILLED,
                    customer.branch().name() + "（店番 " + customer.branch().code() + "）");
            y += 9;
            float bold = y;
            form.row(y, 10, "お申込日", width);
            form.blankDate(text + 12, y + 3, BODY);
            y += 10;
            form.row(y, 19, "ご住所", width);
            sheet.text(text, y + 2, BODY, "〒");
            sheet.line(text + 18, y + 3.8f, text + 20, y + 3.8f, FormSheet.THIN, Ink.BLACK);
            y += 19;
            form.row(y, 12, "お電話番号\n（お届けの番号）", width);
            blankPhone(text, y + 4);
            y += 12;
            form.row(y, 12, "日中のご連絡先", width);
            blankPhone(text, y + 4);
            y += 12;
            form.row(y, 17, "ご署名", width);
            y += 17;
            sheet.frame(FormSheet.LEFT, bold, width, y - bold, FormSheet.THICK, Ink.BLACK);
            drawSeal(FormSheet.LEFT + width, top, sealWidth, y - top);
            return y;
        }

        private void blankPhone(float left, float top) {
            sheet.text(left + 18, top, BODY, "（");
            sheet.text(left + 42, top, BODY, "）");
        }

        private void drawSeal(float left, float top, float width, float height) {
            sheet.fill(left, top, width, 9, Ink.TINT);
            sheet.frame(left, top, width, height, FormSheet.THICK, Ink.BLACK);
            sheet.line(left, top + 9, left + width, top + 9, FormSheet.THIN, Ink.BLACK);
            sheet.centred(left + width / 2, top + 3, Type.of(9), "お届出印");
            sheet.circle(left + width / 2, top + 9 + (height - 9) / 2, 12, 0.2f, Ink.PALE);
            sheet.centred(
                    left + width / 2,
                    top + 9 + (height - 9) / 2 - 1.5f,
                    Type.of(9).in(Ink.PALE),
                    "印");
            sheet.centred(left + width / 2, top + height - 6, Type.of(7).in(Ink.GREY), "鮮明にご押印ください");
        }

        private void drawDigits(float left, float top, String digits) {
            float box = 6.6f;
            for (int place = 0; place < digits.length(); place++) {
                float x = left + place * box;
                sheet.frame(x, top, box, box, FormSheet.THIN, Ink.BLACK);
                sheet.centred(x + box / 2, top + 1.2f, FILLED, digits.substring(place, place + 1));
            }
        }

        private float drawRequest(float top) {
            float y = form.row(
                    top, 12, "お手続き", Type.of(12).bold(), application.words().subject());
            String address = application.request().mailAddress();
            if (address != null) {
                y = form.row(y, 12, "新しい\nメールアドレス", FILLED, place() + "　" + address);
            }
            return y;
        }

        private String place() {
            return "PC".equals(application.request().place()) ? "（パソコン）" : "（携帯電話）";
        }

        private void drawEnclosures(float top) {
            float y = top;
            for (String line : enclosures()) {
                sheet.frame(FormSheet.LEFT + 1, y, 3.4f, 3.4f, 0.25f, Ink.BLACK);
                y = sheet.paragraph(FormSheet.LEFT + 7, y, FormSheet.WIDTH - 7, BODY, line) + 0.5f;
            }
            y += 1;
            form.row(y, 9, "本人確認書類", FormSheet.WIDTH);
            float x = FormSheet.LEFT + FormSheet.ROW_HEAD + 3;
            for (String kind : List.of("運転免許証", "マイナンバーカード（表面）", "旅券")) {
                x = form.tick(x, y + 2.9f, Type.of(9), kind) + 4;
            }
            form.tick(x, y + 2.9f, Type.of(9), "その他（");
            sheet.text(FormSheet.RIGHT - 6, y + 2.9f, Type.of(9), "）");
        }

        /** What is to be enclosed; more than the sheet has room for stands on the customer's. */
        private List<String> enclosures() {
            String enclosures = application.words().enclosures();
            return sheet.lines(FormSheet.WIDTH - 7, BODY, enclosures).size() <= MOST_ENCLOSURES
                    ? enclosures.lines().toList()
                    : List.of("2枚目の「ご提出のご案内」に記載の書類");
        }

        /** What the institution fills in. */
        private void drawOffice() {
            float top = 245;
            sheet.text(FormSheet.LEFT, top, Type.of(8.5f).bold().in(Ink.GREY), "組合使用欄");
            float row = top + 5;
            sheet.frame(FormSheet.LEFT, row, FormSheet.WIDTH, 8, FormSheet.THIN, Ink.GREY);
            sheet.text(FormSheet.LEFT + 3, row + 2.4f, Type.of(8.5f), "受付日");
            form.blankDate(FormSheet.LEFT + 24, row + 2.4f, Type.of(8.5f));
            float x = FormSheet.LEFT + 66;
            sheet.line(x, row, x, row + 8, FormSheet.THIN, Ink.GREY);
            sheet.text(x + 3, row + 2.4f, Type.of(8.5f), "受付方法");
            float next = form.tick(x + 19, row + 2.4f, Type.of(8.5f), "窓口") + 4;
            form.tick(next, row + 2.4f, Type.of(8.5f), "郵送");
            x += 50;
            sheet.line(x, row, x, row + 8, FormSheet.THIN, Ink.GREY);
            sheet.text(x + 3, row + 2.4f, Type.of(8.5f), "職員番号");
            float width = FormSheet.WIDTH / STAMPS.size();
            for (int stamp = 0; stamp < STAMPS.size(); stamp++) {
                float left = FormSheet.LEFT + stamp * width;
                sheet.frame(left, row + 8, width, 24, FormSheet.THIN, Ink.GREY);
                sheet.line(left, row + 13.5f, left + width, row + 13.5f, FormSheet.THIN, Ink.GREY);
                sheet.centred(left + width / 2, row + 9.3f, Type.of(8), STAMPS.get(stamp));
            }
        }

        void drawGuidance() {
            sheet.text(FormSheet.LEFT, 15, Type.of(10).in(Ink.BLUE), "お客様控え");
            sheet.text(FormSheet.LEFT, 20, Type.of(18).bold().in(Ink.BLUE), "ご提出のご案内");
            sheet.endingAt(FormSheet.RIGHT, 15, SMALL, "受付番号");
            sheet.endingAt(FormSheet.RIGHT, 19, NUMBER, application.number());
            sheet.line(FormSheet.LEFT, 30, FormSheet.RIGHT, 30, 0.6f, Ink.BLUE);
            float y = form.row(
                    34, 10, "お手続き", Type.of(11).bold(), application.words().subject());
            y = form.row(y, 8, "提出期限", BODY, DAY.format(applications.validUntil(application)) + "（お取扱店に届いた日）");
            y = form.heading(y + 6, "1　書類をそろえる");
            for (String line : application.words().enclosures().lines().toList()) {
                y = point(y, line);
            }
            y = point(y, "本人確認書類は、お名前、ご住所、生年月日が記載された有効期限内のものをご用意ください。");
            y = form.heading(y + 4, "2　申込書に記入・押印する");
            y = point(y, "太枠の中を、消えないペンではっきりとご記入ください。");
            y = point(y, "訂正は、二重線を引き、お届出印を押してください。修正液・修正テープはお使いになれません。");
            y = point(y, "印字されている内容が事実と異なるときは、この申込書を使わず、あらためて印刷してください。");
            y = form.heading(y + 4, "3　提出する");
            y = drawPlaces(y);
            y = form.heading(y + 4, "4　提出のあと");
            y = point(y, "受け付けると、登録済みの通知先メールアドレスにメールでお知らせします。");
            y = point(y, "お手続きによっては、お届けのお電話番号に確認のお電話を差しあげます。");
            y = point(y, "書類に不備があるときは、ご連絡を差しあげます。お知らせした期限までに補正をお願いします。");
            point(y, "進み具合は、インターネットバンキングの「お手続き状況」でご確認いただけます。");
            drawLabel();
            form.footer(institution.name() + "　お問い合わせ " + institution.phone(), application.number() + "　2／2");
        }

        private float point(float top, String text) {
            return form.item(FormSheet.LEFT + 2, top, FormSheet.WIDTH - 2, BODY, "・", text);
        }

        private float drawPlaces(float top) {
            Optional<BranchAddress> address = addresses.of(customer.branch().code());
            String branch = institution.name() + " " + customer.branch().name();
            float y = form.row(
                    top,
                    9,
                    "窓口",
                    BODY,
                    branch + address.map(place -> "（" + place.address() + "）").orElse("") + "\n窓口の営業時間内にお持ちください。");
            return form.row(
                    y,
                    9,
                    "郵送",
                    BODY,
                    address.isPresent()
                            ? "下の宛名を切り取って封筒に貼り、切手を貼ってお送りください。"
                            : branch + "あてにお送りください。住所は " + institution.phone() + " へお問い合わせください。");
        }

        /** The address to be cut out and stuck on an envelope. */
        private void drawLabel() {
            Optional<BranchAddress> address = addresses.of(customer.branch().code());
            if (address.isEmpty()) {
                return;
            }
            float top = 229;
            sheet.cuttingLine(FormSheet.LEFT, top, FormSheet.RIGHT);
            sheet.centred(Sheet.WIDTH / 2, top - 4, Type.of(7.5f).in(Ink.GREY), "キリトリ線");
            float left = 35;
            float width = 140;
            sheet.frame(left, top + 6, width, 44, FormSheet.THIN, Ink.BLACK);
            sheet.text(left + 7, top + 10, Type.of(12), "〒" + address.get().postalCode());
            sheet.fitted(
                    left + 7, top + 17, width - 14, Type.of(12), address.get().address());
            sheet.fitted(
                    left + 7,
                    top + 26,
                    width - 14,
                    Type.of(15).bold(),
                    institution.name() + "　" + customer.branch().name() + "　行");
            sheet.text(left + 7, top + 37, Type.of(10).bold().in(Ink.BLUE), "インターネットバンキング書面手続き申込書　在中");
            sheet.endingAt(left + width - 7, top + 43, Type.of(9), application.number());
        }
    }
}
