package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The procedures with H2 underneath. */
@ProcedureTest
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ProceduresOnH2Test {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:procedures;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    /** Counts how often a query that calls it is really run. */
    public static final class Readings {

        private static final AtomicInteger COUNT = new AtomicInteger();

        private Readings() {}

        public static long count(long any) {
            return COUNT.incrementAndGet();
        }
    }

    /** What H2 remembers can be older than what another session has committed meanwhile. */
    @Test
    void no_query_is_answered_from_what_h2_remembers(
            @Autowired DataSource main, @Autowired @Qualifier("independent") DataSource independent)
            throws SQLException {
        for (DataSource pool : List.of(main, independent)) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ALIAS IF NOT EXISTS count_readings DETERMINISTIC FOR '"
                        + Readings.class.getName() + ".count'");
                Readings.COUNT.set(0);
                try (PreparedStatement query =
                        connection.prepareStatement("SELECT count_readings(x) FROM system_range(1, 1)")) {
                    query.executeQuery().close();
                    query.executeQuery().close();
                }
                assertThat(Readings.COUNT).hasValue(2);
            }
        }
    }

    @Nested
    class Issuance extends IssuanceContract {}

    @Nested
    class UseStart extends UseStartContract {}

    @Nested
    class Release extends ReleaseContract {}

    @Nested
    class SuspensionNotice extends SuspensionNoticeContract {}

    @Nested
    class PaperApplication extends PaperApplicationContract {}

    @Nested
    class MailPasswordChange extends MailPasswordChangeContract {}

    @Nested
    class MailPasswordEntry extends MailPasswordEntryContract {}

    @Nested
    class MailPasswordDispatch extends MailPasswordDispatchContract {}

    @Nested
    class MailPasswordOrToken extends MailPasswordOrTokenContract {}

    @Nested
    class TransferOrder extends TransferOrderContract {}

    @Nested
    class TransferVerification extends TransferVerificationContract {}

    @Nested
    class TransferSettlement extends TransferSettlementContract {}

    @Nested
    class TransferEntry extends TransferEntryContract {}

    @Nested
    class TransferDecision extends TransferDecisionContract {}

    @Nested
    class Availability extends AvailabilityContract {}

    @Nested
    class MailFailure extends MailFailureContract {}

    @Nested
    class ParallelLoad extends ParallelLoadContract {}

    @Nested
    class ParallelEntries extends ParallelEntriesContract {}

    @Nested
    @Order(Integer.MAX_VALUE - 1)
    class Coverage extends CoverageContract {}

    @Nested
    @Order(Integer.MAX_VALUE)
    class Secrets extends SecretsContract {}
}
