package jp.tetsuzuki.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks text into lines after the usual rules of Japanese composition (JIS X 4051): no line begins with a closing mark,
 * and none ends with an opening one. A run of letters and digits, such as a mail address, stays together where it fits
 * into a line.
 */
final class Lines {

    private static final Pattern PIECE = Pattern.compile("[!-~]+|\\X", Pattern.DOTALL);
    private static final String NEVER_FIRST = "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】〟’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％‰℃〜～…‥";
    private static final String NEVER_LAST = "（〔［｛〈《「『【〝‘“￥＃№〒";

    private final ToDoubleFunction<String> width;
    private final double longest;
    private final List<String> lines = new ArrayList<>();
    private String line = "";

    private Lines(ToDoubleFunction<String> width, double longest) {
        this.width = width;
        this.longest = longest;
    }

    /**
     * @param width tells how wide a text is, in any unit
     * @param longest how wide a line may be, in the same unit
     */
    static List<String> of(String text, ToDoubleFunction<String> width, double longest) {
        Lines breaking = new Lines(width, longest);
        text.lines().forEach(breaking::addParagraph);
        return breaking.lines;
    }

    private void addParagraph(String paragraph) {
        line = "";
        Matcher pieces = PIECE.matcher(paragraph);
        while (pieces.find()) {
            add(pieces.group());
        }
        lines.add(line.stripTrailing());
    }

    private void add(String piece) {
        if (fits(line + piece)) {
            line += piece;
            return;
        }
        if (!fits(piece)) {
            addSplit(piece);
            return;
        }
        int end = breakBefore(piece);
        String rest = line.substring(end).stripLeading();
        lines.add(line.substring(0, end).stripTrailing());
        line = rest + piece.stripLeading();
    }

    /** Where the line ends if the piece is the first one after it: earlier, where a mark may not stand at the break. */
    private int breakBefore(String piece) {
        int end = line.length();
        String next = piece;
        while (end > 0 && mayNotBreak(line.substring(0, end), next)) {
            int start = line.offsetByCodePoints(end, -1);
            next = line.substring(start, end);
            end = start;
        }
        return end == 0 ? line.length() : end;
    }

    private static boolean mayNotBreak(String before, String after) {
        return NEVER_FIRST.indexOf(after.codePointAt(0)) >= 0
                || NEVER_LAST.indexOf(before.codePointBefore(before.length())) >= 0;
    }

    /** What is longer than a line is broken where the line ends. */
    private void addSplit(String piece) {
        for (int character : piece.codePoints().toArray()) {
            String next = Character.toString(character);
            if (!fits(line + next) && !line.isEmpty()) {
                lines.add(line);
                line = "";
            }
            line += next;
        }
    }

    private boolean fits(String text) {
        return width.applyAsDouble(text.stripTrailing()) <= longest;
    }
}
