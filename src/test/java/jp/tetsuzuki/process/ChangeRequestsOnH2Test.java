package jp.tetsuzuki.process;

import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Changes by analysts with H2 underneath; on a database of their own, as they change procedures for everybody. */
@ProcedureTest
class ChangeRequestsOnH2Test {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:changes;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @Nested
    class Requests extends ChangeRequestContract {}

    @Nested
    class Papers extends PaperChangeRequestContract {}

    @Nested
    class Transfers extends TransferChangeContract {}

    @Nested
    class Tokens extends TokenChangeContract {}
}
