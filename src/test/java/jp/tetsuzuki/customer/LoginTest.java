package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class LoginTest extends PortalTest {

    private static final Pattern ERROR = Pattern.compile("role=\"alert\".*?<p>([^<]+)</p>", Pattern.DOTALL);
    private static final Pattern FAULT = Pattern.compile("<li><a href=\"#(\\w+)\">([^<]+)</a></li>");
    private static final Pattern INVALID = Pattern.compile("<input[^>]* id=\"(\\w+)\"[^>]* aria-invalid=\"true\"");

    @Autowired
    private HistoryService history;

    @Test
    void leads_home_with_the_right_password() {
        HttpResponse<String> answer = browser.login(contractNumber, PASSWORD);
        assertThat(location(answer)).isEqualTo("/");
        assertThat(browser.get("/test/frame").body()).contains("県信太郎");
        assertThat(audit()).containsExactly("login RIGHT");
    }

    @Test
    void takes_a_contract_number_in_full_width_digits_and_with_blanks_around() {
        String fullWidth = contractNumber
                .chars()
                .collect(
                        StringBuilder::new,
                        (text, digit) -> text.append((char) (digit - '0' + '０')),
                        StringBuilder::append)
                .toString();
        assertThat(location(browser.login("　" + fullWidth + " ", PASSWORD))).isEqualTo("/");
    }

    @Test
    void leads_to_the_page_that_was_asked_for_before() {
        assertThat(location(browser.get("/security/otp?step=2"))).isEqualTo("/login");
        assertThat(location(browser.login(contractNumber, PASSWORD))).isEqualTo("/security/otp?step=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session/keep", "/no/such/page", "/test/frame"})
    void leads_home_when_what_was_asked_for_before_is_no_page_of_the_portal(String path) {
        browser.get(path);
        assertThat(location(browser.login(contractNumber, PASSWORD))).isEqualTo("/");
    }

    @Test
    void leads_to_no_other_host_whatever_the_browser_remembers() {
        String planted = "https://evil.example//evil.example/page";
        browser.cookies.put(
                "REDIRECT_URI", Base64.getEncoder().encodeToString(planted.getBytes(StandardCharsets.UTF_8)));
        assertThat(location(browser.login(contractNumber, PASSWORD))).isEqualTo("/");
    }

    @Test
    void tells_an_unknown_number_a_wrong_and_a_suspended_password_in_the_same_words() {
        String unknown = error(browser.login("9999999999", PASSWORD));
        String wrong = error(browser.login(contractNumber, "wrong"));
        for (int i = 0; i < 4; i++) {
            assertThat(error(browser.login(contractNumber, "wrong"))).isEqualTo(wrong);
        }
        String suspended = error(browser.login(contractNumber, PASSWORD));
        assertThat(List.of(unknown, suspended)).containsOnly(wrong);
        assertThat(wrong).contains("入力内容をお確かめください", "30分", "0120-373-883");
        assertThat(audit()).endsWith("login SUSPENDED", "login REFUSED_SUSPENDED");
    }

    @Test
    void opens_again_when_the_suspension_is_over() {
        for (int i = 0; i < 5; i++) {
            browser.login(contractNumber, "wrong");
        }
        clock.runAhead(Duration.ofMinutes(30));
        assertThat(location(browser.login(contractNumber, PASSWORD))).isEqualTo("/");
    }

    @Test
    void a_wrong_entry_is_counted_once() {
        browser.login(contractNumber, "wrong");
        assertThat(audit()).containsExactly("login WRONG");
        assertThat(jdbc.sql("SELECT wrong_entries FROM customer_password WHERE contract_number = ? AND kind = 'LOGIN'")
                        .param(contractNumber)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_new_suspension_starts_the_notice_to_the_customer_once() {
        for (int i = 0; i < 7; i++) {
            browser.login(contractNumber, "wrong");
        }
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("password-suspension-notice")
                        .processInstanceBusinessKey(contractNumber)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void keeps_the_number_typed_but_never_what_may_be_a_password() {
        assertThat(browser.login(contractNumber, "wrong-secret").body())
                .contains("value=\"" + contractNumber + "\"")
                .doesNotContain("wrong-secret");
        assertThat(browser.login("My-secret-1", "x").body()).doesNotContain("My-secret-1");
    }

    static List<String> strangeInputs() {
        return List.of(
                "1".repeat(1_000_000),
                "\u0000\u0007!",
                "\ud800",
                "😀𠮷",
                "<script>alert(1)</script>",
                "' OR '1'='1",
                "１２３４５６７８９０１",
                "-1");
    }

    @ParameterizedTest
    @MethodSource("strangeInputs")
    void takes_a_strange_password_for_a_wrong_one(String strange) {
        HttpResponse<String> answer = browser.login(contractNumber, strange);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(error(answer)).contains("入力内容をお確かめください");
        assertThat(audit()).containsExactly("login WRONG");
    }

    @ParameterizedTest
    @MethodSource("strangeInputs")
    void refuses_what_is_no_contract_number_at_its_field(String strange) {
        HttpResponse<String> answer = browser.login(strange, PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(faults(answer)).containsExactly("#contractNumber 契約者番号は半角数字10桁で入力してください。");
        assertThat(invalidInputs(answer)).containsExactly("contractNumber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　"})
    void asks_for_what_is_missing_and_counts_nothing(String blank) {
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = browser.login(contractNumber, blank);
            assertThat(faults(answer)).containsExactly("#loginPassword ログインパスワードを入力してください。");
            assertThat(invalidInputs(answer)).containsExactly("loginPassword");
            assertThat(answer.body()).contains("value=\"" + contractNumber + "\"");
        }
        assertThat(faults(browser.login(blank, blank)))
                .containsExactly("#contractNumber 契約者番号を入力してください。", "#loginPassword ログインパスワードを入力してください。");
        assertThat(location(browser.login(contractNumber, PASSWORD))).isEqualTo("/");
        assertThat(audit()).containsExactly("login RIGHT");
    }

    @Test
    void asks_for_both_when_a_form_comes_without_its_fields() {
        String token = Browser.csrfToken(browser.get("/login").body());
        assertThat(invalidInputs(browser.post("/login", Map.of("_csrf", token))))
                .containsExactly("contractNumber", "loginPassword");
    }

    @Test
    void says_in_the_title_that_something_is_wrong() {
        assertThat(browser.get("/login").body()).contains("<title>ログイン｜");
        assertThat(browser.login(contractNumber, "wrong").body()).contains("<title>エラー：ログイン｜");
        assertThat(browser.login(contractNumber, "").body()).contains("<title>エラー：ログイン｜");
    }

    @Test
    void tells_the_login_before_the_present_one() {
        browser.login(contractNumber, PASSWORD);
        assertThat(browser.get("/test/frame").body()).contains("lastLoginAt=null");
        clock.runAhead(Duration.ofDays(1));
        Browser later = new Browser(port);
        later.login(contractNumber, PASSWORD);
        LocalDate firstDay = LocalDate.now(clock).minusDays(1);
        assertThat(later.get("/test/frame").body()).contains("lastLoginAt=" + firstDay + "T", "[Asia/Tokyo]");
    }

    @Test
    void shows_the_home_page_in_place_of_the_login_page_to_who_is_logged_in() {
        browser.login(contractNumber, PASSWORD);
        assertThat(location(browser.get("/login"))).isEqualTo("/");
    }

    private static String error(HttpResponse<String> answer) {
        Matcher error = ERROR.matcher(answer.body());
        assertThat(error.find()).as("the page tells an error").isTrue();
        return error.group(1);
    }

    /** The faults that the summary links to, as {@code #input message}, each also told beside its input. */
    private static List<String> faults(HttpResponse<String> answer) {
        return FAULT.matcher(answer.body())
                .results()
                .peek(fault -> assertThat(answer.body())
                        .containsPattern("id=\"" + fault.group(1) + "-error\">" + fault.group(2) + "<"))
                .map(fault -> "#" + fault.group(1) + " " + fault.group(2))
                .toList();
    }

    private static List<String> invalidInputs(HttpResponse<String> answer) {
        return INVALID.matcher(answer.body())
                .results()
                .map(input -> input.group(1))
                .toList();
    }
}
