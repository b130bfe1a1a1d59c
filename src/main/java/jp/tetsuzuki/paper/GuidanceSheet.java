package jp.tetsuzuki.paper;

import java.util.stream.Stream;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.BranchAddress;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.print.Ink;
import jp.tetsuzuki.print.Role;
import jp.tetsuzuki.print.Sheet;
import jp.tetsuzuki.print.Type;

/** The sheet of an application that the customer keeps: what to do now, and an address to be cut out. */
final class GuidanceSheet {

    private static final Type SMALL = Type.of(8).in(Ink.GREY);
    private static final Type BODY = Type.of(9.5f);
    private static final float LABEL_TOP = 229;
    private static final float LABEL_LEFT = 35;
    private static final float LABEL_WIDTH = 140;

    private final ApplicationPrint.Content content;
    private final Sheet sheet;
    private final FormSheet form;

    GuidanceSheet(ApplicationPrint.Content content, Sheet sheet) {
        this.content = content;
        this.sheet = sheet;
        this.form = new FormSheet(sheet);
    }

    void draw() {
        drawHead();
        float y = sheet.as(Role.TABLE, this::drawProcedure);
        y = drawPoints(form.heading(y + 6, "1　書類をそろえる"), enclosures());
        y = drawPoints(form.heading(y + 4, "2　申込書に記入・押印する"), filling());
        float places = form.heading(y + 4, "3　提出する");
        y = sheet.as(Role.TABLE, () -> drawPlaces(places));
        drawPoints(form.heading(y + 4, "4　提出のあと"), whatFollows());
        content.address().ifPresent(this::drawLabel);
        form.footer(
                content.institution().name() + "　お問い合わせ "
                        + content.institution().phone(),
                content.number() + "　2／2");
    }

    private void drawHead() {
        sheet.text(FormSheet.LEFT, 15, Type.of(10).in(Ink.BLUE), "お客様控え");
        Type type = Type.of(18).bold().in(Ink.BLUE);
        sheet.as(Role.TITLE, () -> sheet.text(FormSheet.LEFT, 20, type, "ご提出のご案内"));
        if (content.application().isPresent()) {
            sheet.as(Role.PARAGRAPH, () -> {
                sheet.endingAt(FormSheet.RIGHT, 15, SMALL, "受付番号");
                sheet.endingAt(FormSheet.RIGHT, 19, Type.of(13).bold(), content.number());
            });
        }
        sheet.line(FormSheet.LEFT, 30, FormSheet.RIGHT, 30, 0.6f, Ink.BLUE);
    }

    private float drawProcedure() {
        float y = form.row(34, 10, "お手続き", Type.of(11).bold(), content.words().subject());
        if (content.validUntil().isPresent()) {
            String until = FormSheet.DAY.format(content.validUntil().get());
            y = form.row(y, 8, "提出期限", BODY, until + "（お取扱店に届いた日）");
        }
        return y;
    }

    private Stream<String> enclosures() {
        return Stream.concat(
                content.words().enclosures().lines(), Stream.of("本人確認書類は、お名前、ご住所、生年月日が記載された有効期限内のものをご用意ください。"));
    }

    private Stream<String> filling() {
        return Stream.concat(
                Stream.of("太枠の中を、消えないペンではっきりとご記入ください。", "訂正は、二重線を引き、お届出印を押してください。修正液・修正テープはお使いになれません。"),
                content.application().stream().map(printed -> "印字されている内容が事実と異なるときは、この申込書を使わず、あらためて印刷してください。"));
    }

    private float drawPlaces(float top) {
        String branch = content.institution().name() + " " + branchName();
        String address =
                content.address().map(place -> "（" + place.address() + "）").orElse("");
        float y = form.row(top, 9, "窓口", BODY, branch + address + "\n窓口の営業時間内にお持ちください。");
        String byPost = content.address().isPresent()
                ? "下の宛名を切り取って封筒に貼り、切手を貼ってお送りください。"
                : branch + "あてにお送りください。住所は " + content.institution().phone() + " へお問い合わせください。";
        return form.row(y, 9, "郵送", BODY, byPost);
    }

    private Stream<String> whatFollows() {
        return Stream.concat(
                Stream.of(
                        "受け付けると、お届けのメールアドレスにお知らせします。",
                        "お手続きによっては、お届けのお電話番号に確認のお電話を差しあげます。",
                        "書類に不備があるときは、ご連絡を差しあげます。お知らせした期限までに補正をお願いします。"),
                content.application().stream().map(printed -> "進み具合は、インターネットバンキングの「お手続き状況」でご確認いただけます。"));
    }

    private float drawPoints(float top, Stream<String> points) {
        return sheet.as(Role.LIST, () -> {
            float y = top;
            for (String point : points.toList()) {
                y = form.item(FormSheet.LEFT + 2, y, FormSheet.WIDTH - 2, BODY, "・", point);
            }
            return y;
        });
    }

    private String branchName() {
        return content.customer().map(Customer::branch).map(Branch::name).orElse("お取扱店");
    }

    /** The address to be cut out and stuck on an envelope. */
    private void drawLabel(BranchAddress address) {
        sheet.centred(Sheet.WIDTH / 2, LABEL_TOP - 4, Type.of(7.5f).in(Ink.GREY), "キリトリ線");
        sheet.cuttingLine(FormSheet.LEFT, LABEL_TOP, FormSheet.RIGHT);
        sheet.frame(LABEL_LEFT, LABEL_TOP + 6, LABEL_WIDTH, 44, FormSheet.THIN, Ink.BLACK);
        float left = LABEL_LEFT + 7;
        float width = LABEL_WIDTH - 14;
        sheet.text(left, LABEL_TOP + 10, Type.of(12), "〒" + address.postalCode());
        sheet.fitted(left, LABEL_TOP + 17, width, Type.of(12), address.address());
        String addressee = content.institution().name() + "　" + branchName() + "　行";
        sheet.fitted(left, LABEL_TOP + 26, width, Type.of(15).bold(), addressee);
        sheet.text(
                left, LABEL_TOP + 37, Type.of(10).bold().in(Ink.BLUE), "インターネットバンキング" + ApplicationPrint.TITLE + "　在中");
        sheet.endingAt(left + width, LABEL_TOP + 43, Type.of(9), content.number());
    }
}
