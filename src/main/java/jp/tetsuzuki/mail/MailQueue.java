package jp.tetsuzuki.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** How the sending of mails is getting on, for operators: figures, and neither recipients nor texts. */
@Component
public class MailQueue {

    private static final Duration RECENT = Duration.ofDays(1);

    /**
     * How many mails stand where.
     *
     * @param begun being sent for the first time, or failed once
     * @param repeated tried more than once and not sent
     * @param oldestUnsent when the first attempt of the oldest mail began that is not sent; empty where all are
     * @param sent sent within the last 24 hours
     */
    public record Figures(long begun, long repeated, Optional<Instant> oldestUnsent, long sent) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<JavaMailSender> server;

    MailQueue(JdbcClient jdbc, Clock clock, ObjectProvider<JavaMailSender> server) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.server = server;
    }

    public Figures figures() {
        OffsetDateTime recently = OffsetDateTime.ofInstant(clock.instant().minus(RECENT), ZoneOffset.UTC);
        long sent = jdbc.sql("SELECT COUNT(*) FROM mail_dispatch WHERE sent_at >= ?")
                .param(recently)
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        SELECT COUNT(CASE WHEN attempts = 1 THEN 1 END), COUNT(CASE WHEN attempts > 1 THEN 1 END),
                               MIN(created_at)
                          FROM mail_dispatch WHERE sent_at IS NULL""")
                .query((row, number) -> new Figures(
                        row.getLong(1),
                        row.getLong(2),
                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        sent))
                .single();
    }

    /** Asks the mail server, within the limits of time that are set for it; no mail is sent. */
    public boolean serverAnswers() {
        if (!(server.getIfAvailable() instanceof JavaMailSenderImpl smtp)) {
            return true;
        }
        try {
            smtp.testConnection();
            return true;
        } catch (MessagingException silent) {
            return false;
        }
    }
}
