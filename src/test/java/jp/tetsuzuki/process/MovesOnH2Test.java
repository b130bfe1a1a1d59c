package jp.tetsuzuki.process;

import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Moves of running instances with H2 underneath; on a database of their own, as they change procedures for everybody. */
@ProcedureTest
class MovesOnH2Test {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:moves;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @Nested
    class Moves extends MoveContract {}
}
