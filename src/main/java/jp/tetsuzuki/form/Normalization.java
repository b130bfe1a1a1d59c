package jp.tetsuzuki.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is done to typed text before it is checked, so that nobody has to type again what a machine can convert. All of
 * them are linear in the length of the text.
 */
enum Normalization {
    /** White space around the text is taken away. */
    TRIM("trim"),
    /** Nothing is changed. */
    NONE("none"),
    /** Full-width digits, Latin letters, punctuation, spaces and hyphens become ASCII; then trimmed. */
    HALF_WIDTH("halfWidth"),
    /**
     * Kana of any kind become half-width katakana as bank transfers (全銀フォーマット) take them: small kana large, the
     * long vowel a hyphen, Latin letters upper case; then trimmed.
     */
    HALF_WIDTH_KANA("halfWidthKana");

    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final int HIRAGANA_OFFSET = 0x60;
    private static final Map<Character, String> HALF_WIDTH_KATAKANA = halfWidthKatakana();

    private final String property;

    Normalization(String property) {
        this.property = property;
    }

    /** The normalization that the custom property {@code normalize} names. */
    static Optional<Normalization> of(String property) {
        for (Normalization normalization : values()) {
            if (normalization.property.equals(property)) {
                return Optional.of(normalization);
            }
        }
        return Optional.empty();
    }

    String apply(String text) {
        return switch (this) {
            case NONE -> text;
            case TRIM -> trim(text);
            case HALF_WIDTH -> trim(halfWidth(text));
            case HALF_WIDTH_KANA -> trim(halfWidthKana(text));
        };
    }

    /** White space as browsers and keyboards know it: the ideographic and the no-break space are among it. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || character == '\u00A0';
    }

    private static String halfWidth(String text) {
        StringBuilder converted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = halfWidth(text.charAt(i));
            // A long vowel mark after a digit or Latin letter is a hyphen that a kana keyboard has typed.
            boolean afterAscii =
                    converted.length() > 0 && isAsciiLetterOrDigit(converted.charAt(converted.length() - 1));
            converted.append(isLongVowel(character) && afterAscii ? '-' : character);
        }
        return converted.toString();
    }

    private static char halfWidth(char character) {
        if (character >= '\uFF01' && character <= '\uFF5E') {
            return (char) (character - FULL_WIDTH_OFFSET);
        }
        if (character == '\u3000' || character == '\u00A0') {
            return ' ';
        }
        return isHyphen(character) ? '-' : character;
    }

    private static boolean isHyphen(char character) {
        return character >= '\u2010' && character <= '\u2015'
                || character == '\u2212'
                || character == '\uFE63'
                || character == '\u2500';
    }

    private static boolean isLongVowel(char character) {
        return character == 'ー' || character == 'ｰ';
    }

    private static boolean isAsciiLetterOrDigit(char character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private static String halfWidthKana(String text) {
        StringBuilder converted = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 'ぁ' && character <= 'ゖ') {
                character = (char) (character + HIRAGANA_OFFSET);
            }
            String kana = HALF_WIDTH_KATAKANA.get(character);
            converted.append(kana != null ? kana : String.valueOf(halfWidth(character)));
        }
        return converted.toString().toUpperCase(Locale.ROOT);
    }

    private static Map<Character, String> halfWidthKatakana() {
        Map<Character, String> kana = new HashMap<>();
        pair(kana, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン", "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ");
        pair(kana, "ァィゥェォッャュョヮヵヶヰヱ", "ｱｲｳｴｵﾂﾔﾕﾖﾜｶｹｲｴ");
        pair(kana, "ｧｨｩｪｫｯｬｭｮ", "ｱｲｳｴｵﾂﾔﾕﾖ");
        pair(kana, "ーｰ・･「」゛゜\u3099\u309A", "--..｢｣ﾞﾟﾞﾟ");
        voiced(kana, "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", "ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎｳ", 'ﾞ');
        voiced(kana, "パピプペポ", "ﾊﾋﾌﾍﾎ", 'ﾟ');
        return Map.copyOf(kana);
    }

    private static void pair(Map<Character, String> kana, String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            kana.put(from.charAt(i), String.valueOf(to.charAt(i)));
        }
    }

    private static void voiced(Map<Character, String> kana, String from, String to, char mark) {
        for (int i = 0; i < from.length(); i++) {
            kana.put(from.charAt(i), "" + to.charAt(i) + mark);
        }
    }
}
