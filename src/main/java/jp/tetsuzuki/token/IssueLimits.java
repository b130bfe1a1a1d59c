package jp.tetsuzuki.token;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tokens a contract was issued, and whether it is restricted (発行規制) for too many. */
@Component
class IssueLimits {

    private final JdbcClient jdbc;
    private final IndependentTransactions independent;

    IssueLimits(JdbcClient jdbc, IndependentTransactions independent) {
        this.jdbc = jdbc;
        this.independent = independent;
    }

    /**
     * @param restricted whether issues are refused until a paper procedure
     * @param countedFrom earlier issues do not count, whatever the rolling window
     */
    record Standing(boolean restricted, Instant countedFrom) {}

    /** Where the contract stands, without waiting for issues under way. */
    Standing of(String contractNumber) {
        return find(contractNumber, "").orElse(new Standing(false, Instant.EPOCH));
    }

    /**
     * Lets the caller's transaction alone decide about issues of the contract until it ends: two of them can't both
     * see the last issue as free.
     */
    Standing lock(String contractNumber) {
        if (find(contractNumber, "").isEmpty()) {
            insert(contractNumber);
        }
        return find(contractNumber, " FOR UPDATE").orElseThrow();
    }

    /** Issues of the contract after the given moment. */
    long issuedAfter(String contractNumber, Instant moment) {
        return jdbc.sql("SELECT COUNT(*) FROM token WHERE contract_number = ? AND issued_at > ?")
                .params(contractNumber, OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** All issues of the contract. */
    long issuedEver(String contractNumber) {
        return jdbc.sql("SELECT COUNT(*) FROM token WHERE contract_number = ? AND issued_at IS NOT NULL")
                .param(contractNumber)
                .query(Long.class)
                .single();
    }

    void restrict(String contractNumber) {
        jdbc.sql("UPDATE token_contract SET issuance_restricted = TRUE WHERE contract_number = ?")
                .params(contractNumber)
                .update();
    }

    /**
     * Lifts the restriction, if there is one.
     *
     * @param countedFrom earlier issues no longer count
     * @return whether there was one
     */
    boolean lift(String contractNumber, Instant countedFrom) {
        return jdbc.sql("""
                                UPDATE token_contract SET issuance_restricted = FALSE, issues_counted_from = ?
                                WHERE contract_number = ? AND issuance_restricted = TRUE""")
                        .params(OffsetDateTime.ofInstant(countedFrom, ZoneOffset.UTC), contractNumber)
                        .update()
                == 1;
    }

    private Optional<Standing> find(String contractNumber, String locking) {
        return jdbc.sql("SELECT issuance_restricted, issues_counted_from FROM token_contract WHERE contract_number = ?"
                        + locking)
                .params(contractNumber)
                .query((row, n) -> new Standing(
                        row.getBoolean(1),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void insert(String contractNumber) {
        try {
            // Independently: a row that two insert at once would break the caller's transaction on PostgreSQL.
            independent.call(client -> client.sql("""
                            INSERT INTO token_contract (contract_number, issuance_restricted, issues_counted_from)
                            VALUES (?, FALSE, ?)""")
                    .params(contractNumber, Instant.EPOCH.atOffset(ZoneOffset.UTC))
                    .update());
        } catch (DuplicateKeyException alreadyThere) {
            // Another issue of the contract was first; its row serves both.
        }
    }
}
