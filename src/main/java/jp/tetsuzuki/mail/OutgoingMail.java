package jp.tetsuzuki.mail;

import java.time.Instant;

/**
 * A mail as it goes out, the same at every attempt.
 *
 * @param messageId with its angle brackets (RFC 5322, section 3.6.4)
 * @param writtenAt the Date header
 */
record OutgoingMail(String template, MailAddress to, MailText text, String messageId, Instant writtenAt) {

    @Override
    public String toString() {
        return "OutgoingMail[template=" + template + ", messageId=" + messageId + "]";
    }
}
