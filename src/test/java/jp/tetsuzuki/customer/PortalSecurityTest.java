package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSecurityTest extends PortalTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/security/otp", "/test/frame", "/demo/mailbox"})
    void asks_a_visitor_to_log_in(String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/css/portal.css", "/app/test", "/actuator/health", "/no/such/page"})
    void answers_with_strict_headers(String path) {
        assertStrictHeaders(browser.get(path));
    }

    @Test
    void answers_with_strict_headers_when_a_session_has_ended() {
        browser.login(contractNumber, PASSWORD);
        clock.runAhead(Duration.ofMinutes(11));
        HttpResponse<String> answer = browser.get("/test/frame");
        assertThat(location(answer)).isEqualTo("/login?expired");
        assertStrictHeaders(answer);
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    private static void assertStrictHeaders(HttpResponse<String> answer) {
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
                        + " object-src 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("clipboard-write=(self)", "camera=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void pages_are_stored_nowhere_but_their_parts_may_be() {
        assertThat(header(browser.get("/login"), "Cache-Control")).contains("no-store");
        assertThat(header(browser.get("/css/portal.css"), "Cache-Control")).isEqualTo("max-age=300");
    }

    @Test
    void the_token_app_is_open_without_any_cookie() {
        HttpResponse<String> answer = browser.get("/app/test");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.post("/app/no-such-thing", Map.of()).statusCode()).isEqualTo(404);
        assertThat(browser.cookies).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/sessions"})
    void monitoring_shows_health_and_figures_only(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void health_is_open() {
        assertThat(browser.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void takes_a_form_with_the_token_of_its_session() {
        browser.login(contractNumber, PASSWORD);
        String token = browser.get("/test/token").body();
        assertThat(browser.post("/test/act", Map.of("_csrf", token)).body()).isEqualTo("done by " + contractNumber);
    }

    @Test
    void refuses_a_form_without_or_with_a_foreign_token_in_a_friendly_page() {
        browser.login(contractNumber, PASSWORD);
        Browser other = new Browser(port);
        other.login(newCustomer("県信花子"), PASSWORD);
        String foreign = other.get("/test/token").body();
        assertThat(browser.post("/test/act", Map.of()).statusCode()).isEqualTo(403);
        HttpResponse<String> answer = browser.post("/test/act", Map.of("_csrf", foreign));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<h1").doesNotContain("Whitelabel");
    }

    @Test
    void the_token_of_a_visitor_is_none_for_a_customer() {
        String visitors = Browser.csrfToken(browser.get("/login").body());
        Map<String, String> visitorCookies = Map.copyOf(browser.cookies);
        browser.login(contractNumber, PASSWORD);
        browser.cookies.putAll(visitorCookies);
        assertThat(browser.post("/test/act", Map.of("_csrf", visitors)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_form_that_outlived_its_session_leads_to_the_login_page() {
        browser.login(contractNumber, PASSWORD);
        String token = browser.get("/test/token").body();
        clock.runAhead(Duration.ofMinutes(11));
        assertThat(location(browser.post("/test/act", Map.of("_csrf", token)))).isEqualTo("/login?expired");
        assertThat(location(browser.post("/test/act", Map.of("_csrf", token)))).isEqualTo("/login?expired");
    }

    @Test
    void a_login_form_without_token_leads_to_the_login_page() {
        assertThat(location(
                        browser.post("/login", Map.of("contractNumber", contractNumber, "loginPassword", PASSWORD))))
                .isEqualTo("/login?expired");
        assertThat(audit()).isEmpty();
    }

    @Test
    void a_login_form_left_open_beside_another_tab_s_login_leads_home() {
        String token = Browser.csrfToken(browser.get("/login").body());
        browser.login(contractNumber, PASSWORD);
        assertThat(location(browser.post(
                        "/login", Map.of("contractNumber", contractNumber, "loginPassword", PASSWORD, "_csrf", token))))
                .isEqualTo("/");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(" | ", answer.headers().allValues(name));
    }
}
