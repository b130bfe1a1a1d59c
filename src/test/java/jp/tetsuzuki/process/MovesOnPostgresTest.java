package jp.tetsuzuki.process;

import jp.tetsuzuki.platform.PostgresServer;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Moves of running instances with PostgreSQL underneath. */
@ProcedureTest
class MovesOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        String url = PostgresServer.emptyDatabase();
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> PostgresServer.USER);
    }

    @Nested
    class Moves extends MoveContract {}
}
