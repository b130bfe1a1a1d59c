package jp.tetsuzuki.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands around every page of the desk. */
class DeskFrameTest extends DeskTest {

    private static final Pattern PLACE =
            Pattern.compile("<a class=\"desk-navigation__link\"([^>]* href=\"(/staff/test[^\"]*)\"[^>]*)>([^<]+)<");

    @Test
    void tells_who_is_logged_in_where_and_as_what() {
        login(clerk, PASSWORD);
        assertThat(browser.get("/staff/test/page").body())
                .contains("大分県信用組合", "事務デスク", "佐藤 恵", "本店営業部", "窓口担当", "ログアウト")
                .contains("data-keep-href=\"/staff/session/keep\"", "data-expired-href=\"/staff/login?expired\"")
                .doesNotContain("インターネットバンキング");
    }

    @Test
    void tells_all_roles_of_who_has_several() {
        login(newColleague("伊藤 弘子", "001", Role.APPROVER, Role.CLERK), PASSWORD);
        assertThat(browser.get("/staff/test/page").body()).contains("窓口担当・役席");
    }

    @Test
    void shows_the_features_entries_in_their_order_and_marks_the_nearest_above_the_page() {
        login(clerk, PASSWORD);
        assertThat(places("/staff/test/page")).containsExactly("/staff/test 試験 current", "/staff/test/deep 試験の奥");
        assertThat(places("/staff/test/deep/page")).containsExactly("/staff/test 試験", "/staff/test/deep 試験の奥 current");
    }

    @Test
    void shows_nobody_an_entry_that_is_not_for_them() {
        login(newColleague("中村 健", null, Role.ANALYST), PASSWORD);
        assertThat(places("/staff/test/page")).isEmpty();
    }

    @Test
    void a_visitor_sees_no_navigation_and_nobodys_name() {
        assertThat(browser.get("/staff/login").body())
                .contains("事務デスク")
                .doesNotContain("desk-navigation", "/staff/logout", "session-warning");
    }

    @Test
    void what_is_not_there_is_told_in_the_desks_frame() {
        login(clerk, PASSWORD);
        browser.login(contractNumber, CUSTOMERS_PASSWORD);
        HttpResponse<String> answer = browser.get("/staff/no/such/page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("<h1", "画面が見つかりません", "佐藤 恵", "href=\"/staff\"")
                .doesNotContain("県信太郎", "Whitelabel");
    }

    @Test
    void the_portals_error_pages_stay_the_portals() {
        login(clerk, PASSWORD);
        browser.login(contractNumber, CUSTOMERS_PASSWORD);
        assertThat(browser.get("/no/such/page").body())
                .contains("画面が見つかりません", "県信太郎")
                .doesNotContain("事務デスク", "佐藤 恵");
    }

    @Test
    void a_form_without_its_token_is_refused_in_friendly_words() {
        login(clerk, PASSWORD);
        assertThat(browser.post("/staff/test/act", Map.of()).body()).contains("この操作は受け付けられません", "手続きは進んでいません", "佐藤 恵");
    }

    @Test
    void a_fault_of_ours_is_admitted_and_not_explained() {
        login(clerk, PASSWORD);
        HttpResponse<String> answer = browser.get("/staff/test/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("ただいま処理できません", "事務デスク")
                .doesNotContain("inner words of the fault", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "CLERK, 001, clerk@001, true, false",
        "APPROVER, 002, approver@002, false, true",
        "HEADQUARTERS, , headquarters, true, true",
        "ANALYST, , analyst, false, false",
        "OPERATOR, , operator, false, false"
    })
    void each_role_sees_the_branches_that_are_its_own(
            Role role, String branchCode, String group, boolean first, boolean second) {
        jdbc.sql("INSERT INTO branch (code, name) SELECT '002', '別府支店'"
                        + " WHERE NOT EXISTS (SELECT code FROM branch WHERE code = '002')")
                .update();
        login(newColleague("某", branchCode, role), PASSWORD);
        assertThat(browser.get("/staff/test/who").body()).endsWith(" " + group + " " + first + " " + second);
    }

    private List<String> places(String path) {
        return PLACE.matcher(browser.get(path).body())
                .results()
                .map(place -> place.group(2) + " " + place.group(3)
                        + (place.group(1).contains("aria-current=\"page\"") ? " current" : ""))
                .toList();
    }
}
