package jp.tetsuzuki.process;

import jp.tetsuzuki.platform.PostgresServer;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Changes by analysts with PostgreSQL underneath. */
@ProcedureTest
class ChangeRequestsOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        String url = PostgresServer.emptyDatabase();
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> PostgresServer.USER);
    }

    @Nested
    class Requests extends ChangeRequestContract {}

    @Nested
    class Transfers extends TransferChangeContract {}

    @Nested
    class Tokens extends TokenChangeContract {}
}
