package jp.tetsuzuki.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.customer.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffLoginTest extends DeskTest {

    private static final Pattern ERROR = Pattern.compile("role=\"alert\".*?<p>([^<]+)</p>", Pattern.DOTALL);
    private static final Pattern FAULT = Pattern.compile("<li><a href=\"#(\\w+)\">([^<]+)</a></li>");

    @Test
    void leads_to_the_desk_with_the_right_password() {
        assertThat(location(login(clerk, PASSWORD))).isEqualTo("/staff");
        assertThat(browser.get("/staff/test/who").body()).isEqualTo(clerk + " 佐藤 恵 001 本店営業部 clerk@001 true false");
        assertThat(audit()).containsExactly("staff.login RIGHT");
    }

    @Test
    void takes_a_staff_number_in_full_width_characters_in_capitals_and_with_blanks_around() {
        StringBuilder fullWidth = new StringBuilder();
        clerk.toUpperCase(Locale.ROOT).chars().forEach(letter -> fullWidth.append((char) (letter - '!' + '！')));
        assertThat(location(login("　" + fullWidth + " ", PASSWORD))).isEqualTo("/staff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/staff/tasks/1", "/staff/cases/P1?tab=2", "/staff/customers"})
    void leads_to_the_page_that_was_asked_for_before(String path) {
        assertThat(location(browser.get(path))).isEqualTo("/staff/login");
        assertThat(location(login(clerk, PASSWORD))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/security/otp", "/staff/session/keep", "/staff/cases/P1/letters/completion.pdf"})
    void leads_to_the_desk_when_what_was_asked_for_before_is_no_page_of_it(String path) {
        browser.get(path);
        assertThat(location(login(clerk, PASSWORD))).isEqualTo("/staff");
    }

    @Test
    void a_customer_is_not_led_to_the_desk_that_was_asked_for_before() {
        browser.get("/staff");
        assertThat(location(browser.login(contractNumber, CUSTOMERS_PASSWORD))).isEqualTo("/");
    }

    @Test
    void tells_an_unknown_number_a_wrong_and_a_suspended_password_in_the_same_words() {
        String unknown = error(login("nobody", PASSWORD));
        String wrong = error(login(clerk, "wrong"));
        for (int i = 0; i < 4; i++) {
            assertThat(error(login(clerk, "wrong"))).isEqualTo(wrong);
        }
        String suspended = error(login(clerk, PASSWORD));
        assertThat(List.of(unknown, suspended)).containsOnly(wrong);
        assertThat(wrong).contains("入力内容を確かめてください", "5回", "30分");
        assertThat(audit()).endsWith("staff.login SUSPENDED", "staff.login REFUSED_SUSPENDED");
    }

    @Test
    void opens_again_when_the_suspension_is_over() {
        for (int i = 0; i < 5; i++) {
            login(clerk, "wrong");
        }
        clock.runAhead(Duration.ofMinutes(30));
        assertThat(location(login(clerk, PASSWORD))).isEqualTo("/staff");
    }

    @Test
    void who_has_left_is_told_like_who_was_never_there() {
        String unknown = error(login("nobody", PASSWORD));
        jdbc.sql("UPDATE staff SET active = FALSE WHERE staff_id = ?")
                .param(clerk)
                .update();
        assertThat(error(login(clerk, PASSWORD))).isEqualTo(unknown);
    }

    @Test
    void a_wrong_entry_is_counted_once() {
        login(clerk, "wrong");
        assertThat(audit()).containsExactly("staff.login WRONG");
        assertThat(jdbc.sql("SELECT wrong_entries FROM staff WHERE staff_id = ?")
                        .param(clerk)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_customers_password_opens_no_desk_and_a_clerks_no_portal() {
        assertThat(error(login(contractNumber, CUSTOMERS_PASSWORD))).contains("職員番号またはパスワード");
        assertThat(browser.login(clerk, PASSWORD).body()).contains("契約者番号は半角数字10桁で入力してください。");
    }

    @Test
    void keeps_the_number_typed_but_never_what_may_be_a_password() {
        assertThat(login(clerk, "wrong-secret").body())
                .contains("value=\"" + clerk + "\"")
                .doesNotContain("wrong-secret");
        assertThat(login(clerk, "").body()).contains("value=\"" + clerk + "\"");
        assertThat(login("My-secret-1", "x").body().toLowerCase(Locale.ROOT)).doesNotContain("my-secret-1");
    }

    static List<String> strangeInputs() {
        return List.of(
                "1".repeat(1_000_000),
                "\u0000\u0007!",
                "\ud800",
                "😀𠮷",
                "<script>alert(1)</script>",
                "' OR '1'='1",
                "s1 s2");
    }

    @ParameterizedTest
    @MethodSource("strangeInputs")
    void takes_a_strange_password_for_a_wrong_one(String strange) {
        assertThat(error(login(clerk, strange))).contains("入力内容を確かめてください");
        assertThat(audit()).containsExactly("staff.login WRONG");
    }

    @ParameterizedTest
    @MethodSource("strangeInputs")
    void refuses_what_is_no_staff_number_at_its_field(String strange) {
        HttpResponse<String> answer = login(strange, PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(faults(answer)).containsExactly("#staffId 職員番号は半角の英字と数字、20文字以内で入力してください。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　"})
    void asks_for_what_is_missing_and_counts_nothing(String blank) {
        for (int i = 0; i < 5; i++) {
            assertThat(faults(login(clerk, blank))).containsExactly("#password パスワードを入力してください。");
        }
        assertThat(faults(login(blank, blank))).containsExactly("#staffId 職員番号を入力してください。", "#password パスワードを入力してください。");
        assertThat(location(login(clerk, PASSWORD))).isEqualTo("/staff");
        assertThat(audit()).containsExactly("staff.login RIGHT");
    }

    @Test
    void asks_for_both_when_a_form_comes_without_its_fields() {
        String token = Browser.csrfToken(browser.get("/staff/login").body());
        assertThat(faults(browser.post("/staff/login", Map.of("_csrf", token)))).hasSize(2);
    }

    @Test
    void says_in_the_title_that_something_is_wrong() {
        assertThat(browser.get("/staff/login").body()).contains("<title>ログイン｜事務デスク｜");
        assertThat(login(clerk, "wrong").body()).contains("<title>エラー：ログイン｜");
        assertThat(login(clerk, "").body()).contains("<title>エラー：ログイン｜");
    }

    @Test
    void shows_the_desk_in_place_of_the_login_page_to_who_is_logged_in() {
        login(clerk, PASSWORD);
        assertThat(location(browser.get("/staff/login"))).isEqualTo("/staff");
    }

    @Test
    void lists_nobody_outside_the_demo() {
        assertThat(browser.get("/staff/login").body()).doesNotContain("デモ", clerk);
    }

    @Test
    void a_login_form_without_token_leads_to_the_login_page() {
        assertThat(location(browser.post("/staff/login", Map.of("staffId", clerk, "password", PASSWORD))))
                .isEqualTo("/staff/login?expired");
        assertThat(audit()).isEmpty();
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
}
