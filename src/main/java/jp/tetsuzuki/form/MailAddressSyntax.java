package jp.tetsuzuki.form;

/**
 * Which mail addresses are taken: the dot-atom form of RFC 5321 and 5322 with a domain name of at least two labels. Quoted
 * local parts, comments, IP literals, and the addresses with doubled dots that Japanese carriers once gave out are refused:
 * mail servers do not reliably deliver to them.
 */
enum MailAddressSyntax {
    VALID(""),
    SPACE("空白を含めずに入力してください。"),
    NOT_ONE_AT("「@」を1つだけ含む形式（例：taro@example.jp）で入力してください。"),
    DOTS("「@」の前の先頭や末尾にピリオド（.）を置いたり、ピリオドを続けたりすることができません。ご確認のうえ入力してください。"),
    MALFORMED("正しい形式（例：taro@example.jp）で、半角の英数字・記号で入力してください。"),
    TOO_LONG("「@」の前は64文字以内、全体で254文字以内で入力してください。");

    /** RFC 5321, section 4.5.3.1, less the angle brackets of a path. */
    static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String ATOM_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

    private final String advice;

    MailAddressSyntax(String advice) {
        this.advice = advice;
    }

    /** What to do, as the end of a sentence that begins with the field's label and 「は」. */
    String advice() {
        return advice;
    }

    static MailAddressSyntax of(String address) {
        if (address.chars().anyMatch(Character::isWhitespace)) {
            return SPACE;
        }
        int at = address.indexOf('@');
        if (at < 0 || at != address.lastIndexOf('@')) {
            return NOT_ONE_AT;
        }
        String local = address.substring(0, at);
        if (local.length() > LONGEST_LOCAL_PART || address.length() > LONGEST) {
            return TOO_LONG;
        }
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return DOTS;
        }
        boolean sound = !local.isEmpty()
                && local.chars().allMatch(character -> character == '.' || isAtom(character))
                && isDomain(address.substring(at + 1));
        return sound ? VALID : MALFORMED;
    }

    private static boolean isAtom(int character) {
        return isLetterOrDigit(character) || ATOM_SYMBOLS.indexOf(character) >= 0;
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty()
                    || label.length() > LONGEST_LABEL
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !label.chars().allMatch(character -> character == '-' || isLetterOrDigit(character))) {
                return false;
            }
        }
        String top = labels[labels.length - 1];
        // A top level that begins with a digit is an IP address in disguise; RFC 3696, section 2.
        return labels.length >= 2 && top.length() >= 2 && !Character.isDigit(top.charAt(0));
    }

    private static boolean isLetterOrDigit(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }
}
