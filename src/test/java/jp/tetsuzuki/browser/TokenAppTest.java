package jp.tetsuzuki.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token app on a phone: what it keeps, shows and refuses (section 5 of the specification). */
class TokenAppTest extends BrowserTest {

    private static final String LIST = "ワンタイムパスワード";

    private BrowserContext phone;
    private Tab app;
    private Mailbox.Mail mail;

    @BeforeEach
    void applyForTokenAndTakePhone() {
        logIn();
        issue();
        mail = mailbox.await(customer.phoneAddress(), APP_MAIL);
        phone = newBrowser(options().setViewportSize(375, 800).setPermissions(List.of("clipboard-write")));
        app = newTab(phone);
    }

    @Test
    void shows_right_codes_after_a_reload_and_without_a_connection() {
        AppToken token = setUp("");
        assertThat(app.page().locator(".masthead-institution")).hasText("大分県信用組合");
        app.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        app.page().reload();
        heading(LIST);
        assertThat(token.codesAroundNow()).contains(code(0));

        phone.setOffline(true);
        app.page().reload();
        heading(LIST);
        assertThat(token.codesAroundNow()).contains(code(0));
        assertThat(app.page().locator("#offline")).isVisible();
        app.look();
        app.page().navigate("/app/help");
        heading("ワンタイムパスワードアプリ利用者マニュアル");
    }

    @Test
    void follows_the_servers_clock_and_tells_that_the_devices_is_off() {
        AppToken token = setUp("");
        advance(Duration.ofMinutes(5));
        app.page().reload();
        assertThat(app.page().locator("#clock-off")).isVisible();
        assertThat(app.page().locator("#clock-off")).containsText("遅れています");
        app.look();
        assertThat(token.codesAroundNow()).contains(code(0));
    }

    @Test
    void holds_several_tokens_that_are_named_renamed_and_removed() {
        AppToken first = setUp("家計用");
        customer = newCustomer();
        tab = newTab(newBrowser());
        logIn();
        issue();
        Mailbox.Mail secondMail = mailbox.await(customer.phoneAddress(), APP_MAIL);

        app.button("トークンを追加").click();
        heading("初期設定");
        app.type("サービスID", secondMail.value("サービスID"));
        app.type("ユーザID", secondMail.value("ユーザID"));
        AppToken second = send("店舗用");
        assertThat(cards()).hasCount(2);
        assertThat(app.page().locator("[data-name]")).hasText(new String[] {"大分県信用組合 家計用", "大分県信用組合 店舗用"});
        assertThat(first.codesAroundNow()).contains(code(0));
        assertThat(second.codesAroundNow()).contains(code(1));

        cards().nth(1)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("表示名変更"))
                .click();
        heading("トークン表示名設定");
        app.type("変更後の追加文言", "一二三四五六七八九十一");
        app.button("登録").click();
        assertThat(app.page().locator("#label-error")).containsText("10文字以内");
        app.look();
        app.type("変更後の追加文言", "二号機");
        app.button("登録").click();
        heading(LIST);
        assertThat(app.page().locator("[data-name]")).hasText(new String[] {"大分県信用組合 家計用", "大分県信用組合 二号機"});

        cards().nth(0)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("削除"))
                .click();
        assertThat(app.page().getByRole(AriaRole.DIALOG)).containsText("先に利用解除が必要です");
        app.look();
        app.button("削除する").click();
        assertThat(cards()).hasCount(1);
        assertThat(cards().locator("[data-name]")).hasText("大分県信用組合 二号機");
        app.page().reload();
        assertThat(cards()).hasCount(1);
    }

    @Test
    void copies_a_code() {
        setUp("");
        app.page()
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("コピー"))
                .click();
        assertThat(app.page().locator("#status")).containsText("コピーしました");
    }

    @Test
    void tells_at_each_field_what_is_missing() {
        app.open("/app/");
        heading("初期設定");
        app.button("送信").click();
        Locator summary = app.page().getByRole(AriaRole.ALERT);
        assertThat(summary.getByRole(AriaRole.LISTITEM)).hasCount(4);
        assertThat(summary).isFocused();
        app.look();
        summary.getByRole(AriaRole.LINK).first().press("Enter");
        assertThat(app.field("サービスID")).isFocused();
    }

    @Test
    void five_wrong_start_passwords_void_the_token_and_the_right_one_comes_too_late() {
        app.open(mail.link());
        for (int entry = 1; entry <= 5; entry++) {
            assertThat(answerTo("Chigau" + entry).status()).isEqualTo(401);
            assertThat(app.page().getByRole(AriaRole.ALERT)).containsText("初期設定を行うことができません。");
            assertThat(app.field("利用開始パスワード")).hasValue("");
        }
        app.look();
        assertThat(answerTo(Depositor.START_PASSWORD).status()).isEqualTo(401);
        assertThat(mailbox.await(customer.noticeAddress(), VOIDED_MAIL).text()).contains(mail.value("サービスID"));
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：未利用");
    }

    @Test
    void a_link_to_a_token_that_is_there_says_so() {
        setUp("");
        app.page().navigate("about:blank");
        app.open(mail.link());
        assertThat(app.page().locator("[data-notice]")).containsText("この端末で初期設定がお済みです");
        app.look();
    }

    @Test
    void the_manual_is_a_page_of_its_own() {
        app.open("/app/help");
        assertThat(app.title()).isEqualTo("ワンタイムパスワードアプリ利用者マニュアル");
        assertThat(app.text()).contains("iPhone", "Android", "機種変更", "紛失", "メールが届かない", "0120-373-883");
    }

    private AppToken setUp(String label) {
        app.open(mail.link());
        return send(label);
    }

    private AppToken send(String label) {
        AppToken token = new AppToken(
                read(answerTo(Depositor.START_PASSWORD).text()).get("secret").asText(), clock);
        heading("初期設定完了");
        app.button("次へ").click();
        heading("トークン表示名設定");
        app.type("変更後の追加文言", label);
        app.button("登録").click();
        heading(LIST);
        app.look();
        return token;
    }

    private Response answerTo(String startPassword) {
        app.type("利用開始パスワード", startPassword);
        app.page().getByLabel("上記の内容に同意する").check();
        return app.page().waitForResponse("**/app/api/setup", app.button("送信")::click);
    }

    private void heading(String text) {
        assertThat(app.page().locator("main h1")).hasText(text);
    }

    private Locator cards() {
        return app.page().locator("[data-token-list] > li");
    }

    private String code(int card) {
        Locator shown = cards().nth(card).locator("[data-code]");
        assertThat(shown.locator("span").first()).isVisible();
        return shown.getAttribute("data-code");
    }
}
