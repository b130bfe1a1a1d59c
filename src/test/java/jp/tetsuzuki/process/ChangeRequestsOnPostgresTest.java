package jp.tetsuzuki.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Changes by analysts with PostgreSQL underneath. */
@ProcedureTest
class ChangeRequestsOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        // It ends with the tests: the application, which still needs it then, is closed later than this class.
        EmbeddedPostgres server = EmbeddedPostgres.start();
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
    }

    @Nested
    class Requests extends ChangeRequestContract {}

    @Nested
    class Transfers extends TransferChangeContract {}

    @Nested
    class Tokens extends TokenChangeContract {}
}
