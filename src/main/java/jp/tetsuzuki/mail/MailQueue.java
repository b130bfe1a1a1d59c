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
     * How long an answer of the mail server is taken for granted: one that is down keeps whoever asks waiting until time
     * is out, which must not happen with every view of a page.
     */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    /**
     * How many mails stand where.
     *
     * Those of instances that have ended are not waited for: whoever cancelled them wants the mail no more.
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
    private volatile Answer last = new Answer(Instant.MIN, true);

    /** Whether the mail server answered when it was asked last. */
    private record Answer(Instant at, boolean up) {

        boolean holds(Instant now) {
            return !now.isBefore(at) && at.plus(MOMENT).isAfter(now);
        }
    }

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
                          FROM mail_dispatch
                         WHERE sent_at IS NULL
                           AND EXISTS (SELECT 1 FROM ACT_RU_EXECUTION WHERE ID_ = process_instance_id)""")
                .query((row, number) -> new Figures(
                        row.getLong(1),
                        row.getLong(2),
                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        sent))
                .single();
    }

    /**
     * Asks the mail server, within the limits of time that are set for it, unless it was asked in the last ten seconds; no
     * mail is sent.
     */
    public boolean serverAnswers() {
        Instant now = clock.instant();
        Answer known = last;
        if (!known.holds(now)) {
            known = new Answer(now, asked());
            last = known;
        }
        return known.up();
    }

    private boolean asked() {
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
