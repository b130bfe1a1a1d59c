package jp.tetsuzuki.process;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A mail as the mail server got it. */
record ReceivedMail(String to, String from, String subject, String text, String messageId) {

    /**
     * @param raw what was sent, one character a byte
     */
    static ReceivedMail read(String raw) {
        try {
            MimeMessage mail = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
            return new ReceivedMail(
                    ((InternetAddress) mail.getAllRecipients()[0]).getAddress(),
                    ((InternetAddress) mail.getFrom()[0]).getAddress(),
                    mail.getSubject(),
                    (String) mail.getContent(),
                    mail.getMessageID());
        } catch (MessagingException unreadable) {
            throw new AssertionError("The mail can't be read.", unreadable);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
