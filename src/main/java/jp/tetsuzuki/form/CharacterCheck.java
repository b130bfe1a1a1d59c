package jp.tetsuzuki.form;

/** Which characters text may consist of, whatever its field: nothing invisible, nothing broken. */
enum CharacterCheck {
    SOUND,
    /** Control characters and others that change how text is laid out without being seen. */
    INVISIBLE,
    /** What a failed conversion leaves: U+FFFD, half of a surrogate pair, code points that are no characters. */
    BROKEN;

    private static final int REPLACEMENT = 0xFFFD;

    /**
     * Judges a text.
     *
     * @param multiline true where line feeds are part of the text; carriage returns never are
     */
    static CharacterCheck of(String text, boolean multiline) {
        CharacterCheck found = SOUND;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            CharacterCheck one = of(text.codePointAt(i), multiline);
            if (one == BROKEN) {
                return BROKEN;
            }
            found = one == SOUND ? found : one;
        }
        return found;
    }

    /** The text as a page can show it: invisible characters are gone, broken ones are U+FFFD. */
    static String displayable(String text, boolean multiline) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .filter(codePoint -> of(codePoint, multiline) != INVISIBLE)
                .forEach(codePoint ->
                        shown.appendCodePoint(of(codePoint, multiline) == BROKEN ? REPLACEMENT : codePoint));
        return shown.toString();
    }

    private static CharacterCheck of(int codePoint, boolean multiline) {
        if (codePoint == '\n' && multiline) {
            return SOUND;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> INVISIBLE;
            case Character.FORMAT -> partOfAPicture(codePoint) ? SOUND : INVISIBLE;
            case Character.SURROGATE, Character.PRIVATE_USE -> BROKEN;
            case Character.UNASSIGNED -> isNoncharacter(codePoint) ? BROKEN : SOUND;
            default -> codePoint == REPLACEMENT ? BROKEN : SOUND;
        };
    }

    /** Joiners and tags that emoji such as families and flags are made of. */
    private static boolean partOfAPicture(int codePoint) {
        return codePoint == 0x200D || codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }

    /** Code points that no version of Unicode will ever assign, other than those not yet assigned. */
    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }
}
