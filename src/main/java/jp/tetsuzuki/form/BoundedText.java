package jp.tetsuzuki.form;

import java.util.regex.Pattern;

/**
 * Text that a regular expression may look at only so many times. A pattern of an analyst together with the text of an
 * attacker can make backtracking take for ever; this makes it end, and the text be refused.
 */
final class BoundedText implements CharSequence {

    private static final int LOOKS_PER_CHARACTER = 500;
    private static final int LOOKS_AT_LEAST = 20_000;

    private final CharSequence text;
    private final int[] looksLeft;

    private BoundedText(CharSequence text, int[] looksLeft) {
        this.text = text;
        this.looksLeft = looksLeft;
    }

    /**
     * True where the pattern is found in the text; false where it is not, or where finding out takes too long. The text
     * has to be bounded by the caller, for the stack's sake.
     */
    static boolean matches(Pattern pattern, String text) {
        int looks = Math.max(LOOKS_AT_LEAST, text.length() * LOOKS_PER_CHARACTER);
        try {
            return pattern.matcher(new BoundedText(text, new int[] {looks})).find();
        } catch (TooManyLooks endless) {
            return false;
        }
    }

    @Override
    public char charAt(int index) {
        if (--looksLeft[0] < 0) {
            throw new TooManyLooks();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), looksLeft);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static final class TooManyLooks extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super(null, null, false, false);
        }
    }
}
