package jp.tetsuzuki.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import jp.tetsuzuki.platform.Expiring;
import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which mail a step is sending, so that a repeated step sends that mail and not a new one. */
@Component
class Dispatches implements Expiring {

    private final IndependentTransactions independent;
    private final JdbcClient jdbc;
    private final Clock clock;

    Dispatches(IndependentTransactions independent, JdbcClient jdbc, Clock clock) {
        this.independent = independent;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts an attempt, committed before anything is sent.
     *
     * @param senderDomain domain of a new Message-ID
     * @return the mail that the step began earlier and has not seen sent, else a new one
     */
    Dispatch open(MailOrder order, String senderDomain) {
        return independent.call(client -> {
            Optional<Dispatch> earlier = unsent(order, client);
            earlier.ifPresentOrElse(
                    dispatch -> countAttempt(dispatch, client), () -> insert(order, senderDomain, client));
            return unsent(order, client).orElseThrow();
        });
    }

    /** Closes the dispatch in the caller's transaction: it stays open if the step is rolled back. */
    void sent(Dispatch dispatch) {
        jdbc.sql("UPDATE mail_dispatch SET sent_at = ? WHERE message_id = ?")
                .params(now(), dispatch.messageId())
                .update();
    }

    @Override
    public int removeBefore(Instant moment) {
        return jdbc.sql("DELETE FROM mail_dispatch WHERE created_at < ?")
                .param(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .update();
    }

    private static Optional<Dispatch> unsent(MailOrder order, JdbcClient client) {
        return client.sql("""
                        SELECT message_id, created_at, attempts FROM mail_dispatch
                        WHERE process_instance_id = ? AND activity_id = ? AND template = ? AND recipient = ? AND sent_at IS NULL
                        ORDER BY created_at FETCH FIRST 1 ROW ONLY""")
                .params(
                        order.processInstanceId(),
                        order.activityId(),
                        order.template(),
                        order.to().value())
                .query((row, number) -> new Dispatch(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getInt(3)))
                .optional();
    }

    private static void countAttempt(Dispatch dispatch, JdbcClient client) {
        client.sql("UPDATE mail_dispatch SET attempts = attempts + 1 WHERE message_id = ?")
                .params(dispatch.messageId())
                .update();
    }

    private void insert(MailOrder order, String senderDomain, JdbcClient client) {
        client.sql("""
                        INSERT INTO mail_dispatch (message_id, process_instance_id, activity_id, template, recipient,
                            contract_number, created_at, attempts)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(
                        "<" + UUID.randomUUID() + "@" + senderDomain + ">",
                        order.processInstanceId(),
                        order.activityId(),
                        order.template(),
                        order.to().value(),
                        order.contractNumber(),
                        now())
                .update();
    }

    private OffsetDateTime now() {
        Instant millis = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return OffsetDateTime.ofInstant(millis, ZoneOffset.UTC);
    }
}
