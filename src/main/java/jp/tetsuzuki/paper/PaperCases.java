package jp.tetsuzuki.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
 * The register of paper cases. Every change is one conditional UPDATE in the caller's transaction, which is that of the
 * step in the diagram.
 */
@Component
class PaperCases {

    private static final String COLUMNS = """
            SELECT number, contract_number, branch_code, reason, wish, place, mail_address, subject, channel, received_on,
                   received_by, state, missing, close_reason, customer_due_at, inquired, expected_on, created_at, closed_at
            FROM paper_case
            """;

    private final JdbcClient jdbc;
    private final IndependentTransactions independent;
    private final Audit audit;
    private final Clock clock;

    PaperCases(JdbcClient jdbc, IndependentTransactions independent, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.independent = independent;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param number 受付番号
     */
    Optional<PaperCase> byNumber(String number) {
        return query("WHERE number = ?", number).stream().findFirst();
    }

    /** All cases of a contract, the newest first. */
    List<PaperCase> of(String contractNumber) {
        return query("WHERE contract_number = ? ORDER BY created_at DESC, number DESC", contractNumber);
    }

    /** The contract's open case for a reason: there is at most one. */
    Optional<PaperCase> open(String contractNumber, String reason) {
        return query("WHERE open_key = ?", openKey(contractNumber, reason)).stream()
                .findFirst();
    }

    /**
     * Lets the caller's transaction alone register cases of the contract until it ends. The unique column is the judge in
     * any case; waiting first keeps two clerks at once from failing each other's page.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(String contractNumber) {
        if (!locked(contractNumber)) {
            insertLock(contractNumber);
            locked(contractNumber);
        }
    }

    private boolean locked(String contractNumber) {
        return jdbc.sql("SELECT contract_number FROM paper_contract WHERE contract_number = ? FOR UPDATE")
                .param(contractNumber)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void insertLock(String contractNumber) {
        try {
            // Independently: a row that two insert at once would break the caller's transaction on PostgreSQL.
            independent.call(client -> client.sql("INSERT INTO paper_contract (contract_number) VALUES (?)")
                    .param(contractNumber)
                    .update());
        } catch (DuplicateKeyException alreadyThere) {
            // Another reception of the contract was first; its row serves both.
        }
    }

    /**
     * Registers a case. The caller holds the contract's lock and has found no open case for the reason.
     *
     * @param number 受付番号, not yet that of a case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    PaperCase add(String number, Reception reception) {
        PaperRequest request = reception.request();
        jdbc.sql("""
                        INSERT INTO paper_case (number, contract_number, open_key, branch_code, reason, wish, place,
                            mail_address, subject, channel, received_on, received_by, state, expected_on,
                            process_instance_id, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)""")
                .params(
                        number,
                        reception.contractNumber(),
                        openKey(reception.contractNumber(), request.reason()),
                        reception.branchCode(),
                        request.reason(),
                        request.wish(),
                        request.place(),
                        request.mailAddress(),
                        reception.subject(),
                        reception.channel().name(),
                        reception.receivedOn(),
                        reception.receivedBy(),
                        reception.expectedOn(),
                        reception.processInstanceId(),
                        now())
                .update();
        record("paper.register", request.reason(), reception.contractNumber(), number);
        return byNumber(number).orElseThrow();
    }

    /**
     * Notes what is missing.
     *
     * @param missing in words for the customer, at most 2,000 characters
     * @param expectedOn the day by which the case is now expected to be done
     * @throws IllegalStateException if the case is not open: a fault of the diagram
     */
    @Transactional
    PaperCase lack(String number, String missing, LocalDate expectedOn) {
        return change(
                number,
                "paper.lack",
                "DONE",
                () -> jdbc.sql("""
                        UPDATE paper_case SET missing = ?, expected_on = ? WHERE number = ? AND state = 'OPEN'""").params(missing, expectedOn, number).update());
    }

    /**
     * Notes that what was missing has come.
     *
     * @throws IllegalStateException if the case is not open: a fault of the diagram
     */
    @Transactional
    PaperCase mend(String number, LocalDate expectedOn) {
        return change(
                number,
                "paper.mend",
                "DONE",
                () -> jdbc.sql("""
                        UPDATE paper_case SET missing = NULL, expected_on = ? WHERE number = ? AND state = 'OPEN'""").params(expectedOn, number).update());
    }

    /** Notes that the open case waits for what is missing, until the given moment. */
    @Transactional
    void waitForMending(String number, Instant until) {
        waitForCustomer(number, until, false);
    }

    /**
     * Notes that the open case waits for the answer to a letter of inquiry, until the given moment.
     *
     * @param expectedOn the day by which the case is now expected to be done
     */
    @Transactional
    void waitForReply(String number, Instant until, LocalDate expectedOn) {
        waitForCustomer(number, until, true);
        jdbc.sql("UPDATE paper_case SET expected_on = ? WHERE number = ? AND state = 'OPEN'")
                .params(expectedOn, number)
                .update();
    }

    /** Notes that the open case waits for nothing from the customer. */
    @Transactional
    void waitForBranch(String number) {
        waitForCustomer(number, null, false);
    }

    private void waitForCustomer(String number, Instant until, boolean inquired) {
        jdbc.sql("""
                        UPDATE paper_case SET customer_due_at = ?, inquired = ? WHERE number = ? AND state = 'OPEN'""")
                .params(until == null ? null : OffsetDateTime.ofInstant(until, ZoneOffset.UTC), inquired, number)
                .update();
    }

    /** Notes in the audit that the case goes without an approval, as a decision table has it. */
    @Transactional
    void waiveApproval(String number) {
        PaperCase waived = byNumber(number).orElseThrow();
        record("paper.approve", "WAIVED", waived.contractNumber(), number);
    }

    /**
     * Ends the case.
     *
     * @param end any state but {@code OPEN}
     * @param reason why it came to nothing, in words for the customer, at most 2,000 characters; null when it is completed
     * @throws IllegalStateException if the case is not open: a fault of the diagram
     */
    @Transactional
    PaperCase close(String number, CaseState end, String reason) {
        return change(
                number,
                "paper.close",
                end.name(),
                () -> jdbc.sql("""
                        UPDATE paper_case SET state = ?, open_key = NULL, missing = NULL, close_reason = ?,
                            customer_due_at = NULL, inquired = FALSE, closed_at = ?
                        WHERE number = ? AND state = 'OPEN'""").params(end.name(), reason, now(), number).update());
    }

    private interface Change {
        int apply();
    }

    private PaperCase change(String number, String action, String outcome, Change change) {
        if (change.apply() == 0) {
            throw new IllegalStateException("Case " + number + " is not open.");
        }
        PaperCase changed = byNumber(number).orElseThrow();
        record(action, outcome, changed.contractNumber(), number);
        return changed;
    }

    private List<PaperCase> query(String where, Object... parameters) {
        return jdbc.sql(COLUMNS + where)
                .params(parameters)
                .query((row, n) -> new PaperCase(
                        row.getString("number"),
                        row.getString("contract_number"),
                        row.getString("branch_code"),
                        new PaperRequest(
                                row.getString("reason"),
                                row.getString("wish"),
                                row.getString("place"),
                                row.getString("mail_address")),
                        row.getString("subject"),
                        Channel.valueOf(row.getString("channel")),
                        row.getObject("received_on", LocalDate.class),
                        row.getString("received_by"),
                        CaseState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("missing")),
                        Optional.ofNullable(row.getString("close_reason")),
                        instant(row, "customer_due_at"),
                        row.getBoolean("inquired"),
                        row.getObject("expected_on", LocalDate.class),
                        instant(row, "created_at").orElseThrow(),
                        instant(row, "closed_at")))
                .list();
    }

    private static String openKey(String contractNumber, String reason) {
        return contractNumber + "-" + reason;
    }

    private void record(String action, String outcome, String contractNumber, String number) {
        audit.record(new AuditEvent(action, outcome, contractNumber, number));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
