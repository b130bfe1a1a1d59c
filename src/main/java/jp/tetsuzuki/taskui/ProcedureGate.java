package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets one sent page of a person pass at a time, across sessions and instances of the application, so that the second of
 * two equal ones finds what the first has done. Who sends is a contract number or a staff number.
 */
@Component
class ProcedureGate {

    private final JdbcClient jdbc;
    private final IndependentTransactions independent;

    ProcedureGate(JdbcClient jdbc, IndependentTransactions independent) {
        this.jdbc = jdbc;
        this.independent = independent;
    }

    /** Waits until no other sent page of the same person is under way; held until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void enter(String sender) {
        if (!locked(sender)) {
            create(sender);
            locked(sender);
        }
    }

    private boolean locked(String sender) {
        return jdbc.sql("SELECT sender FROM procedure_gate WHERE sender = ? FOR UPDATE")
                .param(sender)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void create(String sender) {
        try {
            independent.call(client -> client.sql("INSERT INTO procedure_gate (sender) VALUES (?)")
                    .param(sender)
                    .update());
        } catch (DuplicateKeyException another) {
            // Somebody else was first; the row is there, which is all that is asked for.
            return;
        }
    }
}
