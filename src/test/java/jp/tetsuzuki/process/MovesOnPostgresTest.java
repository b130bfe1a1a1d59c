package jp.tetsuzuki.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Moves of running instances with PostgreSQL underneath. */
@ProcedureTest
class MovesOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        // It ends with the tests: the application, which still needs it then, is closed later than this class.
        EmbeddedPostgres server = EmbeddedPostgres.start();
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
    }

    @Nested
    class Moves extends MoveContract {}
}
