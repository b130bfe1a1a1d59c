package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same login and session with PostgreSQL underneath. */
@DirtiesContext
class LoginOnPostgresTest extends PortalTest {

    @DynamicPropertySource
    static void startServer(DynamicPropertyRegistry registry) throws IOException {
        // It ends with the tests: the application, which still needs it then, is closed later than this class.
        EmbeddedPostgres server = EmbeddedPostgres.start();
        registry.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
    }

    @Test
    void logs_in_uses_and_ends_a_session() {
        browser.login(contractNumber, "wrong");
        assertThat(location(browser.login(contractNumber, PASSWORD))).isEqualTo("/");
        clock.runAhead(Duration.ofMinutes(5));
        String token = browser.get("/test/token").body();
        assertThat(browser.post("/test/act", Map.of("_csrf", token)).statusCode())
                .isEqualTo(200);
        assertThat(location(browser.post("/logout", Map.of("_csrf", token)))).isEqualTo("/login?logout");
        assertThat(audit()).containsExactly("login WRONG", "login RIGHT", "logout DONE");
    }
}
