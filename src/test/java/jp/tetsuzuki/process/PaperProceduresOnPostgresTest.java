package jp.tetsuzuki.process;

import jp.tetsuzuki.platform.PostgresServer;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The paper procedures with PostgreSQL underneath. */
@ProcedureTest
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class PaperProceduresOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        String url = PostgresServer.emptyDatabase();
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> PostgresServer.USER);
    }

    @Nested
    class Reception extends PaperReceptionContract {}

    @Nested
    class Review extends PaperReviewContract {}

    @Nested
    class Effects extends PaperEffectsContract {}

    @Nested
    class Authorization extends StaffAuthorizationContract {}

    @Nested
    class FourEyes extends FourEyesAtDeskContract {}

    @Nested
    class CustomerAtDesk extends CustomerAtDeskContract {}

    @Nested
    class Tables extends PaperTablesContract {}

    @Nested
    @Order(Integer.MAX_VALUE)
    class Coverage extends PaperCoverageContract {}
}
