package jp.tetsuzuki.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.customer.BranchAddress;
import jp.tetsuzuki.customer.BranchAddresses;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.print.Document;
import jp.tetsuzuki.print.Ink;
import jp.tetsuzuki.print.Print;
import jp.tetsuzuki.print.Role;
import jp.tetsuzuki.print.Sheet;
import jp.tetsuzuki.print.Type;
import org.springframework.stereotype.Component;

/** A letter about a case, on one sheet; a long reason goes on sheets of its own behind it. */
@Component
class LetterPrint {

    private static final Type SMALL = Type.of(9);
    private static final Type BODY = Type.of(10.5f);
    private static final Type TITLE = Type.of(16).bold();
    private static final float LEFT = 22;
    private static final float RIGHT = Sheet.WIDTH - LEFT;
    private static final float WIDTH = RIGHT - LEFT;

    /** More lines than this of a reason push the letter over its sheet. */
    private static final int MOST_LINES = 12;

    private static final int LINES_OF_A_SHEET = 40;

    private final Print print;
    private final LetterTemplates templates;
    private final BranchAddresses addresses;
    private final InstitutionSettings institution;
    private final Clock clock;

    LetterPrint(
            Print print,
            LetterTemplates templates,
            BranchAddresses addresses,
            InstitutionSettings institution,
            Clock clock) {
        this.print = print;
        this.templates = templates;
        this.addresses = addresses;
        this.institution = institution;
        this.clock = clock;
    }

    /** The letter as a PDF file, dated today. */
    byte[] of(LetterKind kind, PaperCase about, Customer customer) {
        Map<String, String> data = new HashMap<>();
        data.put("customerName", customer.name());
        data.put("institutionPhone", institution.phone());
        about.customerDueAt().map(this::day).ifPresent(day -> data.put("replyUntil", day));
        LetterTemplates.Words words = templates.write(kind, data);
        try (Document document =
                print.begin(words.title() + " " + about.number(), institution.name(), clock.instant())) {
            Letter letter = new Letter(about, customer, document.addSheet());
            letter.drawHead(words.title());
            letter.drawCase(letter.drawWords(words.paragraphs()));
            List<String> overflow = letter.overflow();
            if (kind == LetterKind.INQUIRY) {
                letter.drawReply();
            }
            for (int from = 0; from < overflow.size(); from += LINES_OF_A_SHEET) {
                List<String> lines = overflow.subList(from, Math.min(overflow.size(), from + LINES_OF_A_SHEET));
                new Letter(about, customer, document.addSheet()).drawEnclosure(lines);
            }
            return document.file();
        }
    }

    private String day(Instant moment) {
        return FormSheet.DAY.format(LocalDate.ofInstant(moment, clock.getZone()));
    }

    /** One sheet in the making. */
    private final class Letter {

        private final PaperCase about;
        private final Customer customer;
        private final Sheet sheet;
        private final FormSheet form;

        Letter(PaperCase about, Customer customer, Sheet sheet) {
            this.about = about;
            this.customer = customer;
            this.sheet = sheet;
            this.form = new FormSheet(sheet, LEFT);
        }

        /** The name stands where the window of a long envelope (長形3号) is. */
        void drawHead(String title) {
            sheet.endingAt(
                    RIGHT, 20, SMALL, FormSheet.DAY.format(LocalDate.ofInstant(clock.instant(), clock.getZone())));
            sheet.fitted(LEFT, 34, 95, Type.of(14), customer.name() + "　様");
            sheet.endingAt(RIGHT, 34, Type.of(12).bold(), institution.name());
            sheet.endingAt(RIGHT, 41, BODY, customer.branch().name());
            float y = 47.5f;
            Optional<BranchAddress> address = addresses.of(customer.branch().code());
            if (address.isPresent()) {
                sheet.endingAt(
                        RIGHT,
                        y,
                        SMALL,
                        "〒" + address.get().postalCode() + " " + address.get().address());
                y += 5.5f;
            }
            sheet.endingAt(RIGHT, y, SMALL, "電話 " + institution.phone());
            sheet.as(Role.TITLE, () -> sheet.centred(Sheet.WIDTH / 2, 70, TITLE, title));
        }

        float drawWords(List<String> paragraphs) {
            float y = 85;
            for (String paragraph : paragraphs) {
                if (paragraph.startsWith(">")) {
                    sheet.endingAt(RIGHT, y, BODY, paragraph.substring(1).strip());
                    y += Sheet.lineHeight(BODY);
                } else {
                    y = sheet.paragraph(LEFT, y, WIDTH, BODY, paragraph);
                }
            }
            sheet.centred(Sheet.WIDTH / 2, y + 4, BODY, "記");
            return y + 12;
        }

        /** The case in a table. */
        void drawCase(float top) {
            float y = sheet.as(Role.TABLE, () -> drawRows(top));
            sheet.endingAt(RIGHT, y + 3, BODY, "以上");
        }

        private float drawRows(float top) {
            float y = form.row(top, 9, "受付番号", BODY, about.number());
            y = form.row(y, 9, "お手続き", BODY, about.subject());
            y = form.row(y, 9, "受付日", BODY, FormSheet.DAY.format(about.receivedOn()));
            if (about.closedAt().isPresent()) {
                LocalDate closed = LocalDate.ofInstant(about.closedAt().get(), clock.getZone());
                y = form.row(
                        y, 9, about.state() == CaseState.COMPLETED ? "完了日" : "終了日", BODY, FormSheet.DAY.format(closed));
            }
            if (about.closeReason().isPresent()) {
                String reason = overflow().isEmpty() ? about.closeReason().get() : "別紙のとおりです。";
                y = form.row(y, 9, "理由", BODY, reason);
            }
            return y;
        }

        /** The lines of a reason that the sheet has no room for. */
        List<String> overflow() {
            List<String> lines = about.closeReason()
                    .map(reason -> sheet.lines(WIDTH, BODY, reason))
                    .orElse(List.of());
            return lines.size() <= MOST_LINES ? List.of() : lines;
        }

        /** What the customer fills in, cuts off and sends back. */
        void drawReply() {
            float top = 202;
            sheet.cuttingLine(FormSheet.LEFT, top, FormSheet.RIGHT);
            sheet.centred(Sheet.WIDTH / 2, top - 4, Type.of(7.5f).in(Ink.GREY), "キリトリ線");
            sheet.as(Role.HEADING, () -> sheet.text(LEFT, top + 6, Type.of(14).bold(), "回答書"));
            sheet.text(
                    LEFT + 22,
                    top + 7.5f,
                    SMALL,
                    institution.name() + "　" + customer.branch().name() + "　御中");
            sheet.endingAt(RIGHT - 26, top + 7.5f, SMALL, "受付番号 " + about.number());
            form.qrCode(RIGHT - 24, top + 3, 24, about.number());
            sheet.text(LEFT, top + 17, SMALL, about.subject());
            sheet.as(Role.LIST, () -> {
                form.tick(LEFT, top + 25, BODY, "申し込みは、私が行ったものです。手続きを進めてください。");
                form.tick(LEFT, top + 33, BODY, "申し込みに心当たりがありません。手続きを取りやめてください。");
            });
            sheet.as(Role.TABLE, () -> drawSignature(top + 43));
            form.footer("電話での確認に代わる回答書です。必ずご本人様がご記入ください。", about.number());
        }

        private void drawSignature(float top) {
            float date = LEFT + FormSheet.ROW_HEAD + 16;
            form.row(top, 11, "ご記入日", WIDTH - 36, () -> form.blankDate(date, top + 3.5f, SMALL));
            form.row(top + 11, 20, "ご署名", WIDTH - 36, FormSheet.EMPTY);
            sheet.frame(RIGHT - 36, top, 36, 31, FormSheet.THIN, Ink.BLACK);
            Type type = Type.of(8).in(Ink.GREY);
            form.row(() -> sheet.centred(RIGHT - 18, top + 1.5f, type, "お届出印"), FormSheet.EMPTY);
            sheet.circle(RIGHT - 18, top + 18, 11, 0.2f, Ink.PALE);
        }

        void drawEnclosure(List<String> lines) {
            sheet.as(Role.HEADING, () -> sheet.text(LEFT, 20, Type.of(12).bold(), "別紙"));
            sheet.endingAt(RIGHT, 20, SMALL, "受付番号 " + about.number());
            sheet.paragraph(LEFT, 32, WIDTH, BODY, String.join("\n", lines));
        }
    }
}
