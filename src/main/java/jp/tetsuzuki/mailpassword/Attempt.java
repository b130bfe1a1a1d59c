package jp.tetsuzuki.mailpassword;

/**
 * An attempt to send a mail password.
 *
 * @param address the new address that it goes to; null for all addresses in use
 * @param reference 照合番号, 4 digits, on the page and in the mail
 * @param code the password, known to this attempt and its mail only
 */
record Attempt(
        String requestId,
        String contractNumber,
        Destination destination,
        String address,
        String reference,
        String code) {

    /** Without the password. */
    @Override
    public String toString() {
        return "Attempt[requestId=" + requestId + ", reference=" + reference + "]";
    }
}
