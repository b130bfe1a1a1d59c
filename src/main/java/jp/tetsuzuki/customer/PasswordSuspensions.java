package jp.tetsuzuki.customer;

import java.util.Set;
import java.util.stream.Collectors;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lifts suspensions that hold until a paper procedure (section 3 of the specification). */
@Component
class PasswordSuspensions {

    private final JdbcClient jdbc;
    private final Audit audit;

    PasswordSuspensions(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Lifts the suspension of the given passwords, all or none; wrong entries and suspensions count anew.
     *
     * @param contractNumber contract number, 10 digits
     * @return whether they are lifted; false if one of them is not suspended until a paper procedure
     */
    @Transactional
    boolean lift(String contractNumber, Set<PasswordKind> kinds) {
        boolean suspended = jdbc.sql("""
                                SELECT kind FROM customer_password
                                WHERE contract_number = :contract AND kind IN (:kinds) AND blocked = TRUE
                                FOR UPDATE""")
                        .param("contract", contractNumber)
                        .param("kinds", names(kinds))
                        .query(String.class)
                        .list()
                        .size()
                == kinds.size();
        if (suspended) {
            jdbc.sql("""
                            UPDATE customer_password
                            SET wrong_entries = 0, suspended_until = NULL, suspensions = 0, blocked = FALSE
                            WHERE contract_number = :contract AND kind IN (:kinds) AND blocked = TRUE""")
                    .param("contract", contractNumber)
                    .param("kinds", names(kinds))
                    .update();
        }
        kinds.stream()
                .sorted()
                .forEach(kind -> audit.record(
                        AuditEvent.of(kind.auditAction(), suspended ? "LIFTED" : "REFUSED_LIFT", contractNumber)));
        return suspended;
    }

    private static Set<String> names(Set<PasswordKind> kinds) {
        return kinds.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
