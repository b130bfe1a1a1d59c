package jp.tetsuzuki.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much of a day's limit a contract has used, and whether its limit is lowered. The limits themselves are rows of the
 * decision table {@code transfer-limit}. A day is Japan's calendar day.
 */
@Component
public class TransferLimits {

    private final JdbcClient jdbc;
    private final IndependentTransactions independent;
    private final TransferSettings settings;
    private final Audit audit;
    private final Clock clock;

    TransferLimits(
            JdbcClient jdbc, IndependentTransactions independent, TransferSettings settings, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.independent = independent;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param transferredToday sum of today's orders that have not failed, yen
     * @param loweredUntil the moment from which the ordinary limit holds again; empty while it holds
     */
    record Standing(long transferredToday, Optional<Instant> loweredUntil) {

        /** What is left of a limit, yen, 0 or more. */
        long remaining(long dailyLimit) {
            return Math.max(0, dailyLimit - transferredToday);
        }
    }

    /** Where the contract stands at this moment, without waiting for orders under way. */
    Standing of(String contractNumber) {
        LocalDate today = today();
        return jdbc.sql("""
                        SELECT (SELECT COALESCE(SUM(amount), 0) FROM transfer_order
                                WHERE contract_number = :contract AND state <> 'FAILED'
                                  AND received_at >= :from AND received_at < :to),
                               (SELECT lowered_until FROM transfer_account
                                WHERE contract_number = :contract AND lowered_until > :now)""")
                .param("contract", contractNumber)
                .param("from", utc(startOf(today)))
                .param("to", utc(startOf(today.plusDays(1))))
                .param("now", utc(clock.instant()))
                .query((row, n) -> new Standing(row.getLong(1), moment(row, 2)))
                .single();
    }

    /**
     * Lets the caller's transaction alone decide about orders of the contract until it ends: two of them can't both see
     * the last yen as free. What is read after it is up to date.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(String contractNumber) {
        if (!locked(contractNumber)) {
            insert(contractNumber);
            locked(contractNumber);
        }
    }

    /**
     * Lowers the contract's limit from now until the end of the next day, as after a recovery by paper (section 3 of the
     * specification). A limit that is already lowered for longer stays so.
     *
     * @param contractNumber contract number, 10 digits
     */
    @Transactional
    public void lower(String contractNumber) {
        lock(contractNumber);
        OffsetDateTime until = utc(startOf(today().plusDays(settings.loweredDays() + 1L)));
        jdbc.sql("""
                        UPDATE transfer_account SET lowered_until = ?
                        WHERE contract_number = ? AND (lowered_until IS NULL OR lowered_until < ?)""").params(until, contractNumber, until).update();
        audit.record(AuditEvent.of("transfer.lowerLimit", "DONE", contractNumber));
    }

    private boolean locked(String contractNumber) {
        return jdbc.sql("SELECT contract_number FROM transfer_account WHERE contract_number = ? FOR UPDATE")
                .param(contractNumber)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void insert(String contractNumber) {
        try {
            // Independently: a row that two insert at once would break the caller's transaction on PostgreSQL.
            independent.call(client -> client.sql("INSERT INTO transfer_account (contract_number) VALUES (?)")
                    .param(contractNumber)
                    .update());
        } catch (DuplicateKeyException alreadyThere) {
            // Another order of the contract was first; its row serves both.
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
