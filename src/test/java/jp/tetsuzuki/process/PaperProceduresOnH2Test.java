package jp.tetsuzuki.process;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The paper procedures with H2 underneath. */
@ProcedureTest
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class PaperProceduresOnH2Test {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:paper;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
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
