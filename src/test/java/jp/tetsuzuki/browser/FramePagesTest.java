package jp.tetsuzuki.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages around the procedures: login, home, mailbox, and what is seen when something goes wrong. */
class FramePagesTest extends BrowserTest {

    @Test
    void the_login_page_lists_the_demos_people() {
        tab.open("/login");
        assertThat(tab.text()).contains("1000000001", "県信太郎", "Login-0001", "Kakunin-0001");
    }

    @Test
    void home_tells_the_last_logins() {
        logIn();
        tab.press("ログアウト");
        logIn();
        assertThat(tab.page().locator("header").innerText()).contains("前回ログイン 20");
        assertThat(tab.page().locator("main tbody tr").count()).isEqualTo(2);
    }

    @Test
    void the_mailbox_shows_mails_with_their_links() {
        logIn();
        issue();
        Mailbox.Mail mail = mailbox.await(customer.phoneAddress(), APP_MAIL);
        tab.open("/demo/mailbox");
        assertThat(tab.text()).contains(APP_MAIL, customer.phoneAddress());
        tab.follow(mail.link());
        assertThat(tab.title()).isEqualTo("初期設定");
    }

    @Test
    void an_address_without_a_page_says_so() {
        logIn();
        for (String address : List.of("/no-such-page", "/procedures/no-such", "/security/no-such", "/app/no-such")) {
            assertThat(tab.open(address).status()).isEqualTo(404);
            assertThat(tab.title()).isEqualTo("画面が見つかりません");
        }
        tab.open("/procedures/no-such");
        assertThat(tab.page().locator("header").innerText()).contains(customer.name() + " 様");
        tab.follow("ホームへ戻る");
        assertThat(tab.title()).isEqualTo("ホーム");
    }

    @Test
    void a_page_without_its_csrf_token_is_refused_in_friendly_words() {
        logIn();
        begin(ISSUANCE);
        tab.page().evaluate("() => document.querySelector('main [name=_csrf]').remove()");
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo("この操作は受け付けられません");
        assertThat(tab.text()).contains("お手続きは進んでいません");
    }

    @Test
    void a_fault_of_ours_is_admitted_and_not_explained() {
        logIn();
        assertThat(tab.open(BrokenPage.PATH).status()).isEqualTo(500);
        assertThat(tab.title()).isEqualTo("ただいま処理できません");
        assertThat(tab.page().content()).doesNotContain(BrokenPage.INNER_WORDS, "Exception", "\tat ");
    }

    @Test
    void every_page_fits_a_phone() {
        tab = newTab(newBrowser(options().setViewportSize(375, 800)));
        logIn();
        begin(ISSUANCE);
        tab.press("次へ");
        enterIssuance(Depositor.START_PASSWORD);
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        AppToken token = setUp(mailbox.await(customer.phoneAddress(), APP_MAIL));
        begin(USE_START);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("利用開始する");
        advance(NEXT_CODE);
        begin(USE_RELEASE);
        tab.open("/demo/mailbox");
        tab.open("/no-such-page");
        assertThat(tab.title()).isEqualTo("画面が見つかりません");
    }

    @Test
    void two_minutes_before_its_end_the_session_can_be_kept() {
        logIn();
        tab.page().clock().install();
        tab.open("/security/otp");
        Locator warning = tab.page().locator("#session-warning");
        assertThat(warning.isVisible()).isFalse();
        tab.page().clock().fastForward(Duration.ofMinutes(8).plusSeconds(5).toMillis());
        assertThat(warning).isVisible();
        tab.look();
        tab.button("利用を続ける").click();
        assertThat(warning).isHidden();
    }

    @Test
    void without_a_network_the_warning_says_so_and_can_be_answered_again() {
        logIn();
        tab.page().clock().install();
        tab.open("/security/otp");
        tab.page().route("**/session/keep", Route::abort);
        tab.page().clock().fastForward(Duration.ofMinutes(8).plusSeconds(5).toMillis());
        tab.button("利用を続ける").click();
        Locator warning = tab.page().locator("#session-warning");
        assertThat(warning).containsText("通信できませんでした。");
        tab.look();
        tab.page().unroute("**/session/keep");
        tab.button("利用を続ける").click();
        assertThat(warning).isHidden();
    }
}
