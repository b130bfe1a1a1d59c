package jp.tetsuzuki.process;

import jp.tetsuzuki.platform.PostgresServer;
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
    static void settings(DynamicPropertyRegistry registry) {
        String url = PostgresServer.emptyDatabase();
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> PostgresServer.USER);
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
