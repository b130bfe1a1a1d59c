package jp.tetsuzuki.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The procedures with PostgreSQL underneath. */
@ProcedureTest
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ProceduresOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        // It ends with the tests: the application, which still needs it then, is closed later than this class.
        EmbeddedPostgres server = EmbeddedPostgres.start();
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
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
