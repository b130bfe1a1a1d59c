package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import jp.tetsuzuki.platform.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same login and session with PostgreSQL underneath. */
@DirtiesContext
class LoginOnPostgresTest extends PortalTest {

    @DynamicPropertySource
    static void startServer(DynamicPropertyRegistry registry) {
        String url = PostgresServer.emptyDatabase();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> PostgresServer.USER);
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
