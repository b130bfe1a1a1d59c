package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets one sent page of a customer pass at a time, across sessions and instances of the application, so that the second
 * of two equal ones finds what the first has done.
 */
@Component
class ProcedureGate {

    private final JdbcClient jdbc;
    private final IndependentTransactions independent;

    ProcedureGate(JdbcClient jdbc, IndependentTransactions independent) {
        this.jdbc = jdbc;
        this.independent = independent;
    }

    /** Waits until no other sent page of the customer is under way; held until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void enter(String contractNumber) {
        if (!locked(contractNumber)) {
            create(contractNumber);
            locked(contractNumber);
        }
    }

    private boolean locked(String contractNumber) {
        return jdbc.sql("SELECT contract_number FROM procedure_gate WHERE contract_number = ? FOR UPDATE")
                .param(contractNumber)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void create(String contractNumber) {
        try {
            independent.call(client -> client.sql("INSERT INTO procedure_gate (contract_number) VALUES (?)")
                    .param(contractNumber)
                    .update());
        } catch (DuplicateKeyException another) {
            // Somebody else was first; the row is there, which is all that is asked for.
            return;
        }
    }
}
