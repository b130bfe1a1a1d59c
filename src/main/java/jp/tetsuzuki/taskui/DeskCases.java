package jp.tetsuzuki.taskui;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The cases that the desk has met. */
@Component
class DeskCases {

    private static final String SELECT = """
            SELECT case_number, root_instance_id, branch_code, branch_name, contract_number, customer_name, subject
              FROM desk_case""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AllCustomerFacts facts;
    private final SecureRandom random = new SecureRandom();

    DeskCases(JdbcClient jdbc, Clock clock, AllCustomerFacts facts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Takes the case up, in the caller's transaction, with what was done before it had a number.
     *
     * @param rootInstanceId the process instance in which all others of the case run
     * @param variables those of {@link CaseVariables}
     * @return the case as it was when the desk met it first; empty where it has no number or no branch yet
     */
    Optional<DeskCase> open(String rootInstanceId, Map<String, Object> variables) {
        String number = (String) variables.get(CaseVariables.CASE_NUMBER.name());
        String branchCode = (String) variables.get(CaseVariables.BRANCH_CODE.name());
        if (number == null || branchCode == null) {
            return Optional.empty();
        }
        return find(number).or(() -> {
            String contractNumber = (String) variables.get(ProcedureVariables.CONTRACT_NUMBER.name());
            Map<String, Object> known = contractNumber == null ? Map.of() : facts.of(contractNumber);
            DeskCase opened = new DeskCase(
                    number,
                    rootInstanceId,
                    branchCode,
                    (String) known.get("branchName"),
                    contractNumber,
                    (String) known.get("customerName"),
                    (String) variables.get(CaseVariables.CASE_SUBJECT.name()));
            add(opened);
            return Optional.of(opened);
        });
    }

    private void add(DeskCase opened) {
        jdbc.sql("""
                        INSERT INTO desk_case (case_number, root_instance_id, branch_code, branch_name, contract_number,
                            customer_name, subject, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        opened.number(),
                        opened.rootInstanceId(),
                        opened.branchCode(),
                        opened.branchName(),
                        opened.contractNumber(),
                        opened.customerName(),
                        opened.subject(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        jdbc.sql("UPDATE desk_touch SET case_number = ? WHERE root_instance_id = ? AND case_number IS NULL")
                .params(opened.number(), opened.rootInstanceId())
                .update();
    }

    /** A number that no case has yet: the day, and six digits that tell nothing. */
    String newNumber() {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(clock));
        while (true) {
            String number = String.format(Locale.ROOT, "K%s-%06d", day, random.nextInt(1_000_000));
            if (find(number).isEmpty()) {
                return number;
            }
        }
    }

    Optional<DeskCase> find(String number) {
        return jdbc.sql(SELECT + " WHERE case_number = ?")
                .param(number)
                .query((row, index) -> of(row))
                .optional();
    }

    /** The case that was received in the given root instance. */
    Optional<DeskCase> receivedIn(String rootInstanceId) {
        return jdbc.sql(SELECT + " WHERE root_instance_id = ? ORDER BY created_at DESC FETCH FIRST 1 ROWS ONLY")
                .param(rootInstanceId)
                .query((row, index) -> of(row))
                .optional();
    }

    /**
     * The same as {@link #find}, and nobody else claims or completes a task of the case until the caller's transaction
     * ends.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException if there is no such case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    DeskCase lock(String number) {
        return jdbc.sql(SELECT + " WHERE case_number = ? FOR UPDATE")
                .param(number)
                .query((row, index) -> of(row))
                .single();
    }

    private static DeskCase of(ResultSet row) throws SQLException {
        return new DeskCase(
                row.getString("case_number"),
                row.getString("root_instance_id"),
                row.getString("branch_code"),
                row.getString("branch_name"),
                row.getString("contract_number"),
                row.getString("customer_name"),
                row.getString("subject"));
    }
}
