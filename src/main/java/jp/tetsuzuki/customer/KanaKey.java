package jp.tetsuzuki.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name in kana as it is searched and sorted: two hexadecimal digits a katakana, so that a beginning of the name is a
 * beginning of the key, and every database sorts keys alike whatever its collation. The order is that of Unicode, which
 * is nearly that of a telephone book.
 *
 * @param digits at most 200
 */
record KanaKey(String digits) {

    private static final Pattern SET_BETWEEN = Pattern.compile("[\\s\u30FB・.'-]");
    private static final Pattern KATAKANA = Pattern.compile("[\u30A1-\u30FA\u30FC]+");
    private static final int LONGEST = 100;

    /** Sorts behind everything that begins with the key. */
    String end() {
        return digits + "g";
    }

    /** The key of a registered name; what is no kana in it does not count. */
    static KanaKey ofName(String nameKana) {
        return encode(katakana(nameKana).replaceAll("[^\u30A1-\u30FA\u30FC]", ""));
    }

    /**
     * The key of what somebody asks for: hiragana, half-width kana and spaces are understood.
     *
     * @return empty where it is not all kana, or longer than any name
     */
    static Optional<KanaKey> asked(String text) {
        if (text.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        String katakana = katakana(text);
        boolean kana = KATAKANA.matcher(katakana).matches() && katakana.length() <= LONGEST;
        return kana ? Optional.of(encode(katakana)) : Optional.empty();
    }

    private static String katakana(String text) {
        StringBuilder katakana = new StringBuilder();
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (char character : SET_BETWEEN.matcher(wide).replaceAll("").toCharArray()) {
            boolean hiragana = character >= '\u3041' && character <= '\u3096';
            katakana.append(hiragana ? (char) (character + 0x60) : character);
        }
        return katakana.toString();
    }

    private static KanaKey encode(String katakana) {
        StringBuilder digits = new StringBuilder();
        katakana.chars()
                .limit(LONGEST)
                .forEach(kana -> digits.append(String.format(Locale.ROOT, "%02x", kana - 0x30A0)));
        return new KanaKey(digits.toString());
    }
}
