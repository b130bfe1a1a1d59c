package jp.tetsuzuki.mail;

/**
 * A mail's words, ready to be sent. Its text stays out of {@code toString}.
 *
 * @param subject one line
 * @param body plain text, lines ended by a line feed
 */
record MailText(Sender sender, String subject, String body) {

    @Override
    public String toString() {
        return "MailText[sender=" + sender + "]";
    }
}
