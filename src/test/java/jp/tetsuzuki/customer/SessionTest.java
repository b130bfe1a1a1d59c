package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SessionTest extends PortalTest {

    private static final Pattern IDLE = Pattern.compile("idleSeconds=(\\d+)");

    @Test
    void a_visitor_costs_no_session() {
        long before = sessions();
        browser.get("/login");
        browser.get("/");
        browser.login("9999999999", "wrong");
        assertThat(sessions()).isEqualTo(before);
        assertThat(browser.cookies).doesNotContainKey("SESSION");
    }

    @Test
    void a_login_never_takes_over_the_session_id_that_a_visitor_brings() {
        browser.cookies.put("SESSION", "cGxhbnRlZA");
        browser.login(contractNumber, PASSWORD);
        assertThat(browser.cookies.get("SESSION")).isNotBlank().isNotEqualTo("cGxhbnRlZA");
    }

    @Test
    void a_second_login_in_the_same_browser_begins_a_new_session() {
        browser.login(contractNumber, PASSWORD);
        String first = browser.cookies.get("SESSION");
        String token = browser.get("/test/token").body();
        browser.post(
                "/login", Map.of("contractNumber", newCustomer("県信花子"), "loginPassword", PASSWORD, "_csrf", token));
        assertThat(browser.get("/test/frame").body()).contains("県信花子");
        browser.cookies.put("SESSION", first);
        assertThat(location(browser.get("/test/frame"))).isEqualTo("/login?expired");
    }

    @Test
    void the_session_cookie_is_for_http_of_this_site_only() {
        HttpResponse<String> answer = browser.login(contractNumber, PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("SESSION="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void the_stored_session_holds_no_password() {
        browser.login(contractNumber, PASSWORD);
        assertThat(jdbc.sql("SELECT ATTRIBUTE_BYTES FROM SPRING_SESSION_ATTRIBUTES")
                        .query(byte[].class)
                        .list())
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(PASSWORD));
    }

    @Test
    void ends_after_ten_idle_minutes() {
        browser.login(contractNumber, PASSWORD);
        clock.runAhead(Duration.ofMinutes(9));
        assertThat(browser.get("/test/frame").statusCode()).isEqualTo(200);
        clock.runAhead(Duration.ofMinutes(19));
        assertThat(location(browser.get("/test/frame"))).isEqualTo("/login?expired");
        assertThat(browser.get("/login?expired").body()).contains("時間切れ");
        assertThat(audit()).endsWith("session EXPIRED");
    }

    @Test
    void ends_after_sixty_minutes_however_much_it_is_used() {
        browser.login(contractNumber, PASSWORD);
        for (int minute = 6; minute < 60; minute += 6) {
            clock.runAhead(Duration.ofMinutes(minute));
            assertThat(browser.get("/test/frame").statusCode()).isEqualTo(200);
        }
        clock.runAhead(Duration.ofMinutes(60));
        assertThat(location(browser.get("/test/frame"))).isEqualTo("/login?expired");
    }

    @Test
    void an_ended_session_can_log_in_again_from_its_login_page() {
        browser.login(contractNumber, PASSWORD);
        clock.runAhead(Duration.ofMinutes(11));
        assertThat(location(browser.login(contractNumber, PASSWORD))).isEqualTo("/");
    }

    @Test
    void stays_when_the_customer_asks_to_stay() {
        browser.login(contractNumber, PASSWORD);
        String token = browser.get("/test/token").body();
        clock.runAhead(Duration.ofMinutes(9));
        assertThat(browser.post("/session/keep", Map.of("_csrf", token)).statusCode())
                .isEqualTo(204);
        clock.runAhead(Duration.ofMinutes(18));
        assertThat(browser.get("/test/frame").statusCode()).isEqualTo(200);
    }

    @Test
    void tells_a_script_by_status_that_it_is_too_late_to_stay() {
        browser.login(contractNumber, PASSWORD);
        String token = browser.get("/test/token").body();
        clock.runAhead(Duration.ofMinutes(10));
        assertThat(browser.post("/session/keep", Map.of("_csrf", token)).statusCode())
                .isEqualTo(401);
        assertThat(browser.post("/session/keep", Map.of("_csrf", token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void writes_the_latest_use_only_now_and_then() {
        browser.login(contractNumber, PASSWORD);
        clock.runAhead(Duration.ofSeconds(14));
        assertThat(idleSeconds()).isLessThanOrEqualTo(586);
        clock.runAhead(Duration.ofSeconds(16));
        assertThat(idleSeconds()).isGreaterThan(598);
    }

    @Test
    void a_session_that_can_not_be_read_counts_as_none() {
        browser.login(contractNumber, PASSWORD);
        jdbc.sql("UPDATE SPRING_SESSION_ATTRIBUTES SET ATTRIBUTE_BYTES = ? WHERE ATTRIBUTE_NAME = ? "
                        + "AND SESSION_PRIMARY_ID = (SELECT PRIMARY_ID FROM SPRING_SESSION WHERE PRINCIPAL_NAME = ?)")
                .params(new byte[] {1, 2, 3}, "SPRING_SECURITY_CONTEXT", contractNumber)
                .update();
        assertThat(location(browser.get("/test/frame"))).isEqualTo("/login?expired");
        assertThat(browser.cookies).doesNotContainKey("SESSION");
    }

    @Test
    void ends_with_the_logout() {
        browser.login(contractNumber, PASSWORD);
        String session = browser.cookies.get("SESSION");
        String token = browser.get("/test/token").body();
        assertThat(location(browser.post("/logout", Map.of("_csrf", token)))).isEqualTo("/login?logout");
        assertThat(browser.cookies).doesNotContainKey("SESSION");
        assertThat(browser.get("/login?logout").body()).contains("ログアウトしました");
        browser.cookies.put("SESSION", session);
        assertThat(browser.get("/test/frame").statusCode()).isEqualTo(302);
        assertThat(audit()).endsWith("logout DONE");
    }

    private long idleSeconds() {
        Matcher idle = IDLE.matcher(browser.get("/test/frame").body());
        assertThat(idle.find()).isTrue();
        return Long.parseLong(idle.group(1));
    }
}
