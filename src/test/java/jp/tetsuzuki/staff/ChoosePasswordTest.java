package jp.tetsuzuki.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import jp.tetsuzuki.customer.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever got a password from somebody else chooses an own one before anything else. */
class ChoosePasswordTest extends DeskTest {

    private static final String OWN = "Himawari-2027";

    private String newcomer;

    @BeforeEach
    void take_up() {
        newcomer = "new" + clerk;
        staff.registerWithInitial(new StaffMember(newcomer, "新人 一", "001", Set.of(Role.CLERK)), PASSWORD);
    }

    @Test
    void an_initial_password_opens_nothing_but_its_change() {
        login(newcomer, PASSWORD);
        assertThat(location(browser.get("/staff"))).isEqualTo("/staff/password");
        assertThat(location(browser.get("/staff/customers"))).isEqualTo("/staff/password");
        assertThat(browser.get("/staff/password").body()).contains("ご自身だけが知るパスワード", "変更する");
        assertThat(location(browser.post("/staff/test/act", Map.of("_csrf", csrf()))))
                .isEqualTo("/staff/password");

        assertThat(location(choose(PASSWORD, OWN, OWN))).startsWith("/staff?");
        assertThat(browser.get("/staff").statusCode()).isEqualTo(200);

        Browser later = new Browser(port);
        assertThat(location(login(later, newcomer, OWN))).isEqualTo("/staff");
        assertThat(later.get("/staff").statusCode()).isEqualTo(200);
        assertThat(login(new Browser(port), newcomer, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_no_good_password_is_refused_at_its_field() {
        login(newcomer, PASSWORD);
        assertThat(choose("", OWN, OWN).body()).contains("現在のパスワードを入力してください。");
        assertThat(choose("wrong-entry", OWN, OWN).body()).contains("現在のパスワードが正しくないか");
        assertThat(choose(PASSWORD, "short", "short").body()).contains("10文字以上64文字以内");
        assertThat(choose(PASSWORD, "aaaaaaaaaaaa", "aaaaaaaaaaaa").body()).contains("同じ文字ばかり");
        assertThat(choose(PASSWORD, newcomer + "-0001", newcomer + "-0001").body())
                .contains("職員番号を含む");
        assertThat(choose(PASSWORD, PASSWORD, PASSWORD).body()).contains("現在と同じパスワード");
        assertThat(choose(PASSWORD, OWN, OWN + "x").body()).contains("一致しません").doesNotContain(OWN);
        assertThat(location(browser.get("/staff"))).isEqualTo("/staff/password");
    }

    @Test
    void anybody_may_change_an_own_password() {
        login(clerk, PASSWORD);
        assertThat(browser.get("/staff/password").body()).doesNotContain("ご自身だけが知る");
        assertThat(location(choose(PASSWORD, OWN, OWN))).startsWith("/staff?");
        assertThat(audit()).endsWith("staff.login RIGHT", "staff.password CHOSEN");
    }

    @Test
    void a_new_password_ends_every_other_session() {
        Browser elsewhere = new Browser(port);
        login(elsewhere, clerk, PASSWORD);
        login(clerk, PASSWORD);
        assertThat(elsewhere.get("/staff").statusCode()).isEqualTo(200);

        assertThat(location(choose(PASSWORD, OWN, OWN))).startsWith("/staff?");

        assertThat(location(elsewhere.get("/staff"))).startsWith("/staff/login");
        assertThat(browser.get("/staff").statusCode()).isEqualTo(200);
        assertThat(location(choose(OWN, OWN + "-2", OWN + "-2"))).startsWith("/staff?");
    }

    private HttpResponse<String> choose(String password, String chosen, String again) {
        return browser.post(
                "/staff/password",
                Map.of(
                        "password", password,
                        "newPassword", chosen,
                        "newPasswordConfirmation", again,
                        "_csrf", csrf()));
    }

    private String csrf() {
        return Browser.csrfToken(browser.get("/staff/password").body());
    }
}
