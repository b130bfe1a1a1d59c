package jp.tetsuzuki.paper;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.tetsuzuki.print.Ink;
import jp.tetsuzuki.print.Role;
import jp.tetsuzuki.print.Sheet;
import jp.tetsuzuki.print.Type;

/**
 * What the sheets of this room have in common: their margins, headings, tables and lists. Rows belong into a table, items
 * and ticks into a list. Measures are millimetres.
 */
final class FormSheet {

    static final float LEFT = 15;
    static final float RIGHT = Sheet.WIDTH - LEFT;
    static final float WIDTH = RIGHT - LEFT;

    /** Where the words of a row begin, behind its tinted head. */
    static final float ROW_HEAD = 34;

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);

    static final float THIN = 0.2f;
    static final float THICK = 0.5f;

    /** What is in a cell that is filled in by hand. */
    static final Runnable EMPTY = () -> {};

    private static final float PADDING = 3;
    private static final float BOX = 3.2f;
    private static final Type HEAD = Type.of(9);
    private static final Type HEADING = Type.of(11).bold().in(Ink.BLUE);

    /** What a row is called, on one or more lines, and what draws into its cell. */
    record Row(String head, Runnable cell) {

        float headHeight() {
            return Sheet.lineHeight(HEAD) * head.lines().count();
        }
    }

    private final Sheet sheet;
    private final float left;
    private final float width;

    /** With the margins of a form. */
    FormSheet(Sheet sheet) {
        this(sheet, LEFT);
    }

    /**
     * With other margins.
     *
     * @param margin at the left and at the right
     */
    FormSheet(Sheet sheet, float margin) {
        this.sheet = sheet;
        this.left = margin;
        this.width = Sheet.WIDTH - 2 * margin;
    }

    /**
     * A numbered part's heading with a rule under it.
     *
     * @return where the part begins
     */
    float heading(float top, String text) {
        sheet.fill(left, top, 1.4f, 4.6f, Ink.BLUE);
        sheet.as(Role.HEADING, () -> sheet.text(left + 3, top + 0.4f, HEADING, text));
        return top + 6.5f;
    }

    /** A row of a table, wherever its head and its cell are drawn. */
    void row(Runnable head, Runnable cell) {
        sheet.as(Role.ROW, () -> {
            sheet.as(Role.HEAD, head);
            sheet.as(Role.CELL, cell);
        });
    }

    /** A row with its head, in a frame. */
    void row(float top, float height, String head, float rowWidth, Runnable cell) {
        rows(top, height, rowWidth, new Row(head, cell));
    }

    /** Rows in one frame, their heads close to each other in the middle of its height. */
    void rows(float top, float height, float rowWidth, Row... rows) {
        sheet.fill(left, top, ROW_HEAD, height, Ink.TINT);
        sheet.frame(left, top, rowWidth, height, THIN, Ink.BLACK);
        sheet.line(left + ROW_HEAD, top, left + ROW_HEAD, top + height, THIN, Ink.BLACK);
        double heads = Stream.of(rows).mapToDouble(Row::headHeight).sum();
        float y = (float) (top + (height - heads) / 2 + 0.8);
        for (Row row : rows) {
            float head = y;
            row(() -> sheet.paragraph(left + PADDING, head, ROW_HEAD - PADDING, HEAD, row.head()), row.cell());
            y += row.headHeight();
        }
    }

    /**
     * A row with text, as high as the text needs.
     *
     * @param lowest how high it is at least
     * @return where the next row begins
     */
    float row(float top, float lowest, String head, Type type, String text) {
        float wordWidth = width - ROW_HEAD - 2 * PADDING;
        float words = sheet.lines(wordWidth, type, text).size() * Sheet.lineHeight(type);
        float height = Math.max(lowest, words + 3);
        float y = top + (height - words) / 2 + 0.8f;
        row(top, height, head, width, () -> sheet.paragraph(left + ROW_HEAD + PADDING, y, wordWidth, type, text));
        return top + height;
    }

    /**
     * A line of a list, under a sign.
     *
     * @return where the next line begins
     */
    float item(float left, float top, float width, Type type, String sign, String text) {
        float indent = sheet.width(sign, type) + 1.5f;
        return item(
                () -> sheet.text(left, top, type, sign),
                () -> sheet.paragraph(left + indent, top, width - indent, type, text));
    }

    /**
     * A line of a list, behind a square to be ticked.
     *
     * @return where the next line begins
     */
    float tickedItem(float left, float top, float width, Type type, String text) {
        float indent = 6;
        return item(() -> drawBox(left, top), () -> sheet.paragraph(left + indent, top, width - indent, type, text));
    }

    /**
     * A square to be ticked, with what it stands for behind it.
     *
     * @return where the words end
     */
    float tick(float left, float top, Type type, String text) {
        float words = left + BOX + 1.5f;
        return item(() -> drawBox(left, top), () -> {
            sheet.text(words, top, type, text);
            return words + sheet.width(text, type);
        });
    }

    private float item(Runnable sign, Supplier<Float> words) {
        return sheet.as(Role.ITEM, () -> {
            sheet.as(Role.SIGN, sign);
            return sheet.as(Role.WORDS, words);
        });
    }

    private void drawBox(float left, float top) {
        sheet.readAs("□", () -> sheet.frame(left, top, BOX, BOX, 0.25f, Ink.BLACK));
    }

    /** The QR code of a 受付番号. */
    void qrCode(float left, float top, float size, String number) {
        sheet.qrCode(left, top, size, number, "受付番号 " + number + " のQRコード");
    }

    /** 年 月 日 with room for the figures. */
    void blankDate(float left, float top, Type type) {
        sheet.text(left, top, type, "年");
        sheet.text(left + 16, top, type, "月");
        sheet.text(left + 32, top, type, "日");
    }

    /**
     * Below all the rest.
     *
     * @param atRight tells the sheet from others and is not read
     */
    void footer(String atLeft, String atRight) {
        Type type = Type.of(7.5f).in(Ink.GREY);
        sheet.line(left, 285, left + width, 285, 0.15f, Ink.PALE);
        sheet.text(left, 286.5f, type, atLeft);
        sheet.notRead(() -> sheet.endingAt(left + width, 286.5f, type, atRight));
    }
}
