package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The end of a login session: who is told of it, and what the login page says. */
class SessionEndTest extends PortalTest {

    private static final String WORDS = "パスワードの誤入力が重なったため、安全を考えてログアウトしました。";

    @Autowired
    private Ends ends;

    private String reference;
    private String token;

    @BeforeEach
    void logIn() {
        browser.login(contractNumber, PASSWORD);
        reference = browser.get("/test/reference").body();
        token = browser.get("/test/token").body();
        ends.references.clear();
    }

    @Test
    void each_login_has_a_reference_of_its_own_for_as_long_as_it_lasts() {
        assertThat(reference)
                .matches("[0-9a-f-]{36}")
                .isEqualTo(browser.get("/test/reference").body());
        assertThat(browser.cookies.get("SESSION")).doesNotContain(reference);

        Browser other = new Browser(port);
        other.login(contractNumber, PASSWORD);

        assertThat(other.get("/test/reference").body()).matches("[0-9a-f-]{36}").isNotEqualTo(reference);
    }

    @Test
    void is_told_at_the_logout() {
        browser.post("/logout", Map.of("_csrf", token));

        assertThat(ends.references).containsExactly(reference);
    }

    @Test
    void is_told_when_the_time_is_up() {
        clock.runAhead(Duration.ofMinutes(10));
        browser.get("/test/frame");

        assertThat(ends.references).containsExactly(reference);
    }

    @Test
    void comes_with_the_answer_to_the_page_that_ordered_it() {
        HttpResponse<String> answer = browser.post("/test/end", Map.of("_csrf", token));

        assertThat(location(answer)).isEqualTo("/login?ended=wrong-entries");
        assertThat(browser.cookies).doesNotContainKey("SESSION");
        assertThat(ends.references).containsExactly(reference);
        assertThat(audit()).endsWith("session ENDED");
        assertThat(location(browser.get("/test/frame"))).isEqualTo("/login");
    }

    @Test
    void leaves_nothing_to_whoever_kept_the_cookie() {
        String cookie = browser.cookies.get("SESSION");
        browser.post("/test/end", Map.of("_csrf", token));
        browser.cookies.put("SESSION", cookie);

        assertThat(location(browser.get("/test/frame"))).isEqualTo("/login?expired");
        assertThat(ends.references).containsExactly(reference);
    }

    @Test
    void leaves_the_customers_other_sessions_alone() {
        Browser other = new Browser(port);
        other.login(contractNumber, PASSWORD);

        browser.post("/test/end", Map.of("_csrf", token));

        assertThat(other.get("/test/frame").statusCode()).isEqualTo(200);
    }

    @Test
    void is_explained_on_the_login_page() {
        browser.post("/test/end", Map.of("_csrf", token));

        assertThat(browser.get("/login?ended=wrong-entries").body()).contains(WORDS);
    }

    @Test
    void is_explained_by_no_words_that_somebody_put_into_the_address() {
        browser.post("/test/end", Map.of("_csrf", token));

        assertThat(browser.get("/login?ended=0120-000-000").body()).doesNotContain(WORDS, "0120-000-000");
        assertThat(browser.get("/login?ended=").statusCode()).isEqualTo(200);
    }

    @Test
    void has_words_for_every_code_that_a_diagram_may_name() {
        assertThat(SessionEnd.codes())
                .containsExactly("wrong-entries")
                .allMatch(code -> SessionEnd.of(code).isPresent());
        assertThat(SessionEnd.of(null)).isEmpty();
        assertThat(SessionEnd.of("WRONG_ENTRIES")).isEmpty();
    }
}
