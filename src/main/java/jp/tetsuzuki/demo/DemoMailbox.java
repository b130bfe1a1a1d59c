package jp.tetsuzuki.demo;

import com.google.crypto.tink.Aead;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the mails that the demo's server received, in the database, so that a restart loses none; their texts encrypted, so
 * that the database holds no mail password that anybody could read.
 */
@Component
@Profile("demo")
class DemoMailbox {

    static final int SHOWN = 500;

    private final JdbcClient jdbc;
    private final Aead key;
    private final Clock clock;

    /**
     * @param key encrypts the mails' texts
     */
    DemoMailbox(JdbcClient jdbc, Aead key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Stores a mail and commits it; a mail whose Message-ID the recipient already has is stored once.
     *
     * @param recipient the address in the envelope
     * @param content the mail as it came over the wire
     */
    void keep(String recipient, byte[] content) throws MessagingException, IOException {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
        String messageId = Optional.ofNullable(mail.getMessageID()).orElseGet(() -> "<" + UUID.randomUUID() + "@none>");
        String text = mail.getContent() instanceof String body ? body.replace("\r\n", "\n") : "";
        try {
            jdbc.sql("""
                            INSERT INTO demo_received_mail (message_id, recipient, sender, subject, body, received_at)
                            VALUES (?, ?, ?, ?, ?, ?)""")
                    .params(
                            messageId,
                            recipient,
                            sender(mail),
                            Optional.ofNullable(mail.getSubject()).orElse(""),
                            encrypted(text, messageId),
                            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException alreadyThere) {
            // The sender could not know that its first attempt had arrived.
            return;
        }
    }

    /** The latest {@value #SHOWN} mails, newest first. */
    List<DemoMail> mails() {
        return jdbc.sql("""
                        SELECT sender, recipient, subject, body, message_id, received_at FROM demo_received_mail
                        ORDER BY position DESC FETCH FIRST ? ROWS ONLY""")
                .param(SHOWN)
                .query((row, number) -> new DemoMail(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        decrypted(row.getBytes(4), row.getString(5)),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    private byte[] encrypted(String text, String messageId) {
        try {
            return key.encrypt(text.getBytes(StandardCharsets.UTF_8), messageId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("A mail's text can't be encrypted.", fault);
        }
    }

    private String decrypted(byte[] text, String messageId) {
        try {
            return new String(key.decrypt(text, messageId.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("The mailbox was written under another key.", fault);
        }
    }

    private static String sender(MimeMessage mail) throws MessagingException {
        Address[] from = mail.getFrom();
        return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                ? address.getAddress()
                : "";
    }
}
