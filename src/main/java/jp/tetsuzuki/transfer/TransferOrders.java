package jp.tetsuzuki.transfer;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.transfer.Acceptance.Accepted;
import jp.tetsuzuki.transfer.Acceptance.LimitExceeded;
import jp.tetsuzuki.transfer.Acceptance.MethodChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders and what can happen to them: {@code RECEIVED}, {@code SENT}, then {@code COMPLETED} or {@code FAILED}. Every
 * change is one conditional UPDATE in the caller's transaction: a step that runs twice changes nothing the second time.
 */
@Component
class TransferOrders {

    private static final int LATEST = 10;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);

    private static final String COLUMNS = """
            SELECT order_number, contract_number, payee_bank_code, payee_branch_code, payee_account_type,
                   payee_account_number, payee_name, amount, received_at, state, failure_reason
            FROM transfer_order
            """;

    private final JdbcClient jdbc;
    private final TransferLimits limits;
    private final TransferMethods methods;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TransferOrders(JdbcClient jdbc, TransferLimits limits, TransferMethods methods, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.methods = methods;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Accepts an order. The caller has checked the passwords.
     *
     * @param amount yen, 1 or more
     * @param confirmedBy the method by which the customer has confirmed it
     * @param dailyLimit the limit that holds for the contract now, yen
     */
    @Transactional
    Acceptance accept(String contractNumber, Payee payee, long amount, TransferMethod confirmedBy, long dailyLimit) {
        limits.lock(contractNumber);
        if (methods.of(contractNumber) != confirmedBy) {
            record("transfer.accept", "REFUSED_METHOD_CHANGED", contractNumber, null);
            return new MethodChanged();
        }
        long remaining = limits.of(contractNumber).remaining(dailyLimit);
        if (amount > remaining) {
            record("transfer.accept", "REFUSED_LIMIT", contractNumber, null);
            return new LimitExceeded(remaining);
        }
        TransferOrder order = new TransferOrder(unusedNumber(), contractNumber, payee, amount, clock.instant());
        insert(order);
        record("transfer.accept", "DONE", contractNumber, order.number());
        return new Accepted(order);
    }

    private void insert(TransferOrder order) {
        jdbc.sql("""
                        INSERT INTO transfer_order (order_number, contract_number, payee_bank_code, payee_branch_code,
                            payee_account_type, payee_account_number, payee_name, amount, received_at, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED')""")
                .params(
                        order.number(),
                        order.contractNumber(),
                        order.payee().bankCode(),
                        order.payee().branchCode(),
                        order.payee().accountType().name(),
                        order.payee().accountNumber(),
                        order.payee().name(),
                        order.amount(),
                        utc(order.receivedAt()))
                .update();
    }

    /** The unique column is the judge; looking first keeps a chance meeting from failing the customer's page. */
    private String unusedNumber() {
        String day = DAY.format(clock.instant().atZone(clock.getZone()));
        while (true) {
            String number = String.format(Locale.ROOT, "%s-%06d", day, random.nextInt(1_000_000));
            if (byNumber(number).isEmpty()) {
                return number;
            }
        }
    }

    /**
     * Core banking has the order.
     *
     * @param reference what core banking calls it
     */
    @Transactional
    void sent(TransferOrder order, String reference) {
        int changed = jdbc.sql("""
                        UPDATE transfer_order SET state = 'SENT', core_reference = ?, sent_at = ?
                        WHERE order_number = ? AND state = 'RECEIVED'""").params(reference, now(), order.number()).update();
        recordChange(changed, "transfer.send", order);
    }

    /** The money has reached the payee. */
    @Transactional
    void completed(TransferOrder order) {
        int changed = jdbc.sql("""
                        UPDATE transfer_order SET state = 'COMPLETED', settled_at = ?
                        WHERE order_number = ? AND state = 'SENT'""").params(now(), order.number()).update();
        recordChange(changed, "transfer.complete", order);
    }

    /**
     * Core banking could not carry the order out; the day's limit gets its amount back.
     *
     * @param reason in words for the customer
     */
    @Transactional
    void failed(TransferOrder order, String reason) {
        int changed = jdbc.sql("""
                        UPDATE transfer_order SET state = 'FAILED', failure_reason = ?, settled_at = ?
                        WHERE order_number = ? AND state = 'SENT'""").params(reason, now(), order.number()).update();
        recordChange(changed, "transfer.fail", order);
    }

    Optional<Transfer> byNumber(String number) {
        return jdbc.sql(COLUMNS + "WHERE order_number = ?")
                .param(number)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The contract's ten newest orders, newest first. */
    List<Transfer> latest(String contractNumber) {
        return jdbc.sql(COLUMNS
                        + "WHERE contract_number = ? ORDER BY received_at DESC, order_number DESC FETCH FIRST " + LATEST
                        + " ROWS ONLY")
                .param(contractNumber)
                .query((row, n) -> read(row))
                .list();
    }

    private static Transfer read(ResultSet row) throws SQLException {
        return new Transfer(
                new TransferOrder(
                        row.getString("order_number"),
                        row.getString("contract_number"),
                        new Payee(
                                row.getString("payee_bank_code"),
                                row.getString("payee_branch_code"),
                                AccountType.valueOf(row.getString("payee_account_type")),
                                row.getString("payee_account_number"),
                                row.getString("payee_name")),
                        row.getLong("amount"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()),
                TransferState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("failure_reason")));
    }

    private void recordChange(int changed, String action, TransferOrder order) {
        if (changed == 1) {
            record(action, "DONE", order.contractNumber(), order.number());
        }
    }

    private void record(String action, String outcome, String contractNumber, String number) {
        audit.record(new AuditEvent(action, outcome, contractNumber, number));
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
