package jp.tetsuzuki.mail;

import java.util.regex.Pattern;

/**
 * One mail address that can't be mistaken for anything else in an SMTP command or a header: no spaces, control
 * characters, brackets, commas or quotes. Dots may stand anywhere in the local part, which RFC 5321 forbids but
 * Japanese mobile carriers have given out.
 *
 * @param value 3 to 254 ASCII characters
 */
record MailAddress(String value) {

    /** What is said of a value that is no such address: known to operators as such, see {@link MailFaults}. */
    static final String UNUSABLE = "Not a mail address to which a mail can be sent safely.";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final int LONGEST = 254;

    /**
     * @throws IllegalArgumentException if it is not such an address; the message does not repeat it
     */
    MailAddress {
        if (value == null || value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(UNUSABLE);
        }
    }

    /** The part after the @. */
    String domain() {
        return value.substring(value.indexOf('@') + 1);
    }
}
