package jp.tetsuzuki.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The staff desk's login and what stands around its pages. */
class StaffDeskFrameTest extends BrowserTest {

    @Test
    void the_desks_login_page_lists_the_demos_staff() {
        tab.open("/staff/login");
        assertThat(tab.text()).contains("clerk1", "Staff-clerk1", "operator1", "Staff-operator1");
    }

    @Test
    void a_refused_login_says_so_at_the_fields() {
        tab.open("/staff/login");
        enterStaffLogin("clerk1", "wrong");
        assertThat(tab.text()).contains("職員番号またはパスワードが正しくない");
        enterStaffLogin("", "");
        assertThat(tab.errors()).hasSize(2);
        enterStaffLogin("clerk1", "Staff-clerk1");
        assertThat(tab.page().locator("header").innerText()).contains("佐藤 恵", "本店営業部", "窓口担当");
    }

    @Test
    void the_desk_fits_a_phone_and_is_worked_from_the_keyboard_alone() {
        tab = newTab(newBrowser(options().setViewportSize(375, 800)));
        tab.open("/staff/login");
        tab.page().getByLabel("職員番号").focus();
        tab.page().keyboard().type("approver1");
        tab.page().keyboard().press("Tab");
        tab.page().keyboard().type("Staff-approver1");
        tab.page().keyboard().press("Enter");
        assertThat(tab.page().locator("header")).containsText("田中 正樹");
        tab.open("/staff/no-such-page");
        assertThat(tab.title()).isEqualTo("画面が見つかりません");
    }

    @Test
    void a_customer_and_a_clerk_work_side_by_side_in_one_browser() {
        logIn();
        logInToDesk("clerk2");
        tab.open("/");
        assertThat(tab.page().locator("header").innerText()).contains(customer.name() + " 様");
        tab.press("ログアウト");
        tab.open("/staff/no-such-page");
        assertThat(tab.page().locator("header").innerText()).contains("鈴木 誠");
    }

    @Test
    void two_minutes_before_its_end_the_session_can_be_kept() {
        tab.page().clock().install();
        logInToDesk("clerk1");
        tab.open("/staff/no-such-page");
        Locator warning = tab.page().locator("#session-warning");
        assertThat(warning.isVisible()).isFalse();
        tab.page().clock().fastForward(Duration.ofMinutes(8).plusSeconds(5).toMillis());
        assertThat(warning).isVisible();
        tab.look();
    }

    private void logInToDesk(String staffId) {
        tab.open("/staff/login");
        enterStaffLogin(staffId, "Staff-" + staffId);
    }

    private void enterStaffLogin(String staffId, String password) {
        tab.type("職員番号", staffId);
        tab.type("パスワード", password);
        tab.press("ログイン");
    }
}
