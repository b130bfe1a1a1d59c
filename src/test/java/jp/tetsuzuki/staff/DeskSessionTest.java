package jp.tetsuzuki.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import jp.tetsuzuki.customer.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** The desk's sessions beside the portal's; the desk's are half as long here, to tell them apart. */
@TestPropertySource(properties = {"tetsuzuki.staff.session.idle=PT5M", "tetsuzuki.staff.session.absolute=PT30M"})
class DeskSessionTest extends DeskTest {

    private static final String DESK = "STAFF_SESSION";
    private static final String PORTAL = "SESSION";

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/staff/", "/staff/tasks/1", "/staff/test/who", "/staff/no/such/page"})
    void asks_a_visitor_to_log_in_to_the_desk(String path) {
        assertThat(location(browser.get(path))).isEqualTo("/staff/login");
    }

    @Test
    void a_visitor_costs_no_session() {
        long before = sessions();
        browser.get("/staff/login");
        browser.get("/staff");
        login("nobody", "wrong");
        assertThat(sessions()).isEqualTo(before);
        assertThat(browser.cookies).doesNotContainKey(DESK);
    }

    @Test
    void the_cookie_is_for_http_of_the_desk_only() {
        assertThat(login(clerk, PASSWORD).headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(DESK + "="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/staff");
        assertThat(browser.cookies).doesNotContainKey(PORTAL);
    }

    @Test
    void a_clerk_and_a_customer_are_logged_in_side_by_side_in_one_browser() {
        login(clerk, PASSWORD);
        browser.login(contractNumber, CUSTOMERS_PASSWORD);
        assertThat(browser.get("/staff/test/who").body()).startsWith(clerk + " ");
        assertThat(browser.get("/test/customer").body()).isEqualTo(contractNumber);
    }

    @Test
    void a_logout_ends_one_of_the_two_sessions() {
        login(clerk, PASSWORD);
        browser.login(contractNumber, CUSTOMERS_PASSWORD);
        String desk = browser.cookies.get(DESK);
        assertThat(location(browser.post("/staff/logout", Map.of("_csrf", token()))))
                .isEqualTo("/staff/login?logout");
        assertThat(browser.get("/staff/login?logout").body()).contains("ログアウトしました。");
        assertThat(browser.get("/test/customer").body()).isEqualTo(contractNumber);
        browser.cookies.put(DESK, desk);
        assertThat(location(browser.get("/staff/test/who"))).isEqualTo("/staff/login?expired");
        assertThat(audit()).endsWith("staff.logout DONE");
    }

    @Test
    void a_clerks_session_opens_nothing_in_the_portal() {
        login(clerk, PASSWORD);
        browser.cookies.put(PORTAL, browser.cookies.remove(DESK));
        assertThat(location(browser.get("/test/customer"))).isEqualTo("/login?expired");
    }

    @Test
    void a_customers_session_opens_nothing_at_the_desk() {
        browser.login(contractNumber, CUSTOMERS_PASSWORD);
        browser.cookies.put(DESK, browser.cookies.remove(PORTAL));
        assertThat(location(browser.get("/staff/test/who"))).isEqualTo("/staff/login?expired");
    }

    @Test
    void a_login_never_takes_over_the_session_id_that_a_visitor_brings() {
        browser.cookies.put(DESK, "cGxhbnRlZA");
        login(clerk, PASSWORD);
        assertThat(browser.cookies.get(DESK)).isNotBlank().isNotEqualTo("cGxhbnRlZA");
    }

    @Test
    void a_second_login_in_the_same_browser_begins_a_new_session() {
        login(clerk, PASSWORD);
        String first = browser.cookies.get(DESK);
        String colleague = newColleague("鈴木 誠", "001", Role.CLERK);
        browser.post("/staff/login", Map.of("staffId", colleague, "password", PASSWORD, "_csrf", token()));
        assertThat(browser.get("/staff/test/who").body()).startsWith(colleague + " ");
        browser.cookies.put(DESK, first);
        assertThat(location(browser.get("/staff/test/who"))).isEqualTo("/staff/login?expired");
    }

    @Test
    void the_stored_session_holds_no_password() {
        login(clerk, PASSWORD);
        assertThat(jdbc.sql("SELECT ATTRIBUTE_BYTES FROM SPRING_SESSION_ATTRIBUTES")
                        .query(byte[].class)
                        .list())
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(PASSWORD));
    }

    @Test
    void ends_by_its_own_idle_limit() {
        login(clerk, PASSWORD);
        browser.login(contractNumber, CUSTOMERS_PASSWORD);
        clock.runAhead(Duration.ofMinutes(4));
        assertThat(browser.get("/staff/test/who").statusCode()).isEqualTo(200);
        clock.runAhead(Duration.ofMinutes(9));
        assertThat(location(browser.get("/staff/test/who"))).isEqualTo("/staff/login?expired");
        assertThat(browser.get("/staff/login?expired").body()).contains("利用時間が切れた");
        assertThat(browser.get("/test/customer").statusCode()).isEqualTo(200);
        assertThat(audit()).endsWith("staff.session EXPIRED");
    }

    @Test
    void ends_by_its_own_absolute_limit_however_much_it_is_used() {
        login(clerk, PASSWORD);
        for (int minute = 4; minute < 30; minute += 4) {
            clock.runAhead(Duration.ofMinutes(minute));
            assertThat(browser.get("/staff/test/who").statusCode()).isEqualTo(200);
        }
        clock.runAhead(Duration.ofMinutes(30));
        assertThat(location(browser.get("/staff/test/who"))).isEqualTo("/staff/login?expired");
    }

    @Test
    void stays_when_asked_to_stay() {
        login(clerk, PASSWORD);
        String token = token();
        clock.runAhead(Duration.ofMinutes(4));
        assertThat(browser.post("/staff/session/keep", Map.of("_csrf", token)).statusCode())
                .isEqualTo(204);
        clock.runAhead(Duration.ofMinutes(8));
        assertThat(browser.get("/staff/test/who").statusCode()).isEqualTo(200);
    }

    @Test
    void tells_a_script_by_status_that_it_is_too_late_to_stay() {
        login(clerk, PASSWORD);
        String token = token();
        clock.runAhead(Duration.ofMinutes(5));
        assertThat(browser.post("/staff/session/keep", Map.of("_csrf", token)).statusCode())
                .isEqualTo(401);
        assertThat(browser.post("/staff/session/keep", Map.of("_csrf", token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_change_of_branch_and_role_is_in_force_with_the_next_request() {
        login(clerk, PASSWORD);
        jdbc.sql("UPDATE staff_role SET role = 'HEADQUARTERS' WHERE staff_id = ?")
                .param(clerk)
                .update();
        jdbc.sql("UPDATE staff SET branch_code = NULL WHERE staff_id = ?")
                .param(clerk)
                .update();
        assertThat(browser.get("/staff/test/who").body()).isEqualTo(clerk + " 佐藤 恵 - 本部 headquarters true true");
    }

    @Test
    void who_leaves_is_logged_out_with_the_next_request() {
        login(clerk, PASSWORD);
        jdbc.sql("UPDATE staff SET active = FALSE WHERE staff_id = ?")
                .param(clerk)
                .update();
        assertThat(location(browser.post("/staff/test/act", Map.of("_csrf", "any"))))
                .isEqualTo("/staff/login?revoked");
        assertThat(browser.get("/staff/login?revoked").body()).contains("この職員番号の利用が終了した");
        assertThat(browser.cookies).doesNotContainKey(DESK);
        assertThat(audit()).endsWith("staff.session REVOKED");
    }

    @Test
    void takes_a_form_with_the_token_of_its_session_only() {
        browser.login(contractNumber, CUSTOMERS_PASSWORD);
        login(clerk, PASSWORD);
        Browser other = new Browser(port);
        login(other, newColleague("鈴木 誠", "001", Role.CLERK), PASSWORD);
        String foreign = other.get("/staff/test/token").body();
        assertThat(browser.post("/staff/test/act", Map.of("_csrf", token())).body())
                .isEqualTo("done by " + clerk);
        assertThat(browser.post("/staff/test/act", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/staff/test/act", Map.of("_csrf", foreign)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_form_that_outlived_its_session_leads_to_the_login_page() {
        login(clerk, PASSWORD);
        String token = token();
        clock.runAhead(Duration.ofMinutes(5));
        assertThat(location(browser.post("/staff/test/act", Map.of("_csrf", token))))
                .isEqualTo("/staff/login?expired");
    }

    @Test
    void a_login_form_left_open_beside_another_tabs_login_leads_to_the_desk() {
        String token = Browser.csrfToken(browser.get("/staff/login").body());
        login(clerk, PASSWORD);
        assertThat(location(
                        browser.post("/staff/login", Map.of("staffId", clerk, "password", PASSWORD, "_csrf", token))))
                .isEqualTo("/staff");
    }

    @Test
    void a_session_that_can_not_be_read_counts_as_none() {
        login(clerk, PASSWORD);
        jdbc.sql("UPDATE SPRING_SESSION_ATTRIBUTES SET ATTRIBUTE_BYTES = ? WHERE ATTRIBUTE_NAME = ? "
                        + "AND SESSION_PRIMARY_ID = (SELECT PRIMARY_ID FROM SPRING_SESSION WHERE PRINCIPAL_NAME = ?)")
                .params(new byte[] {1, 2, 3}, "SPRING_SECURITY_CONTEXT", clerk)
                .update();
        assertThat(location(browser.get("/staff/test/who"))).isEqualTo("/staff/login?expired");
        assertThat(browser.cookies).doesNotContainKey(DESK);
    }

    @Test
    void answers_with_strict_headers_and_is_stored_nowhere() {
        login(clerk, PASSWORD);
        HttpResponse<String> page = browser.get("/staff/test/page");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
                        + " object-src 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
}
