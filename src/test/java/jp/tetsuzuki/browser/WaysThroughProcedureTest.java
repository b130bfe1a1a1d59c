package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways that customers take through a procedure's pages beside the straight one. */
class WaysThroughProcedureTest extends BrowserTest {

    private static final String AGAIN = "この画面はすでに送信されているか、お手続きの有効な時間を過ぎています。";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    @BeforeEach
    void enter() {
        logIn();
        begin(ISSUANCE);
        enterIssuance(Depositor.START_PASSWORD);
        assertThat(tab.title()).isEqualTo(CONFIRM);
    }

    @Test
    void back_keeps_the_address_and_asks_for_the_start_password_again() {
        tab.press("戻る");
        assertThat(tab.title()).isEqualTo(ENTER);
        assertThat(tab.errors()).isEmpty();
        assertThat(tab.field("携帯電話メールアドレス").inputValue()).isEqualTo(customer.phoneAddress());
        assertThat(tab.field("利用開始パスワード").inputValue()).isEmpty();
        enterIssuance("Kaishi88");
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);
        assertThat(requestSetup(mailbox.await(customer.phoneAddress(), APP_MAIL))
                        .statusCode())
                .as("the start password is the one entered last")
                .isEqualTo(401);
    }

    @Test
    void cancelling_leaves_nothing_behind() {
        String address = tab.page().url();
        tab.press("中止する");
        assertThat(tab.title()).isEqualTo("トークン発行");
        assertThat(tab.text()).contains("中止しました");
        tab.follow(OVERVIEW + "へ戻る");
        assertThat(tab.text()).contains("ご利用の状態：未利用", "残り回数：5回");
        tab.open("/");
        assertThat(tab.text()).contains("現在、途中のお手続きはありません。");
        tab.open(address);
        assertThat(tab.text()).contains("中止しました");
    }

    @Test
    void half_an_hour_without_a_step_cancels_the_procedure() {
        String address = tab.page().url();
        advance(Duration.ofMinutes(31));
        tab.press("確定する");
        assertThat(tab.title()).isEqualTo("ログイン");
        assertThat(tab.text()).contains("時間切れ");
        logIn();
        Awaitility.await("the time-out's page")
                .pollInSameThread()
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    tab.open(address);
                    return tab.title().equals("トークン発行");
                });
        assertThat(tab.page().title()).startsWith("時間切れ：トークン発行");
        assertThat(tab.text()).contains("時間がたったため、お手続きを取り消しました", "入力された内容は残っていません");
        tab.open("/");
        assertThat(tab.text()).contains("現在、途中のお手続きはありません。");
    }

    @Test
    void a_procedure_goes_on_from_home_after_the_session_has_ended() {
        advance(Duration.ofMinutes(11));
        tab.open("/");
        assertThat(tab.title()).isEqualTo("ログイン");
        assertThat(tab.text()).contains("時間切れ");
        enterLogin(Depositor.LOGIN_PASSWORD);
        assertThat(tab.text()).contains("トークン発行", CONFIRM);
        tab.follow("手続きを再開する");
        assertThat(tab.title()).isEqualTo(CONFIRM);
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);
    }

    @Test
    void the_page_that_was_asked_for_comes_after_the_login() {
        String address = tab.page().url();
        tab.press("ログアウト");
        tab.open(address);
        assertThat(tab.title()).isEqualTo("ログイン");
        enterLogin(Depositor.LOGIN_PASSWORD);
        assertThat(tab.title()).isEqualTo(CONFIRM);
    }

    @Test
    void a_double_click_has_one_effect() {
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.leaveBy(() -> tab.button("確定する").dblclick());
        Awaitility.await("the last page")
                .pollInSameThread()
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    tab.page().waitForLoadState(LoadState.NETWORKIDLE);
                    return tab.title().equals(COMPLETE);
                });
        hasIssuedOnce();
    }

    @Test
    void a_page_sent_from_a_second_tab_has_no_second_effect() {
        Tab second = newTab(tab.page().context());
        second.open(tab.page().url());
        assertThat(second.title()).isEqualTo(CONFIRM);
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);

        second.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        second.press("確定する");
        assertThat(second.title()).isEqualTo(COMPLETE);
        assertThat(second.text()).contains(AGAIN);
        hasIssuedOnce();
    }

    @Test
    void the_first_page_sent_from_a_second_tab_leads_to_where_one_stands() {
        tab.press("中止する");
        begin(ISSUANCE);
        Tab second = newTab(tab.page().context());
        second.open("/procedures/otp-token-issuance");
        assertThat(second.title()).isEqualTo(ENTER);
        enterIssuance(Depositor.START_PASSWORD);

        second.type("携帯電話メールアドレス", "second@example.jp");
        second.press("次へ");
        assertThat(second.title()).isEqualTo(CONFIRM);
        assertThat(second.text()).contains(AGAIN, customer.phoneAddress()).doesNotContain("second@example.jp");
    }

    @Test
    void a_page_from_before_the_time_out_is_answered_by_its_result() {
        Tab stale = newTab(tab.page().context());
        stale.open(tab.page().url());
        tab.press("中止する");
        stale.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        stale.press("確定する");
        assertThat(stale.title()).isEqualTo("トークン発行");
        assertThat(stale.text()).contains("中止しました");
    }

    @Test
    void the_browsers_back_button_repeats_nothing() {
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);
        Response back = tab.page().goBack();
        assertThat(back.status()).isEqualTo(200);
        tab.look();
        tab.page().goForward();
        tab.page().reload();
        assertThat(tab.title()).isEqualTo(COMPLETE);
        hasIssuedOnce();
    }

    @Test
    void another_customer_finds_no_page_at_the_address() {
        String address = tab.page().url();
        customer = newCustomer();
        tab = newTab(newBrowser());
        logIn();
        assertThat(tab.open(address).status()).isEqualTo(404);
        assertThat(tab.title()).isEqualTo("画面が見つかりません");
        assertThat(tab.page().content()).doesNotContain("keitai.example.jp");
        tab.follow("ホームへ戻る");
        assertThat(tab.title()).isEqualTo("ホーム");
    }

    @Test
    void another_customer_cant_send_the_page() {
        Tab mine = tab;
        customer = newCustomer();
        tab = newTab(newBrowser());
        logIn();
        begin(ISSUANCE);
        enterIssuance(Depositor.START_PASSWORD);
        Object foreignAction = mine.page().locator("main form").getAttribute("action");
        Object foreignPage = mine.page().locator("[name=_page]").inputValue();
        tab.page().evaluate("""
                        ([action, page]) => {
                          document.querySelector('main form').action = action;
                          document.querySelector('[name=_page]').value = page;
                        }""", new Object[] {foreignAction, foreignPage});
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo("画面が見つかりません");
        mine.page().reload();
        assertThat(mine.title()).isEqualTo(CONFIRM);
    }

    @Test
    void a_field_that_the_page_does_not_have_is_refused() {
        tab.page().evaluate("""
                        () => {
                          const field = document.createElement('input');
                          field.type = 'hidden';
                          field.name = 'tokenId';
                          field.value = 'of somebody else';
                          document.querySelector('main form').append(field);
                        }""");
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo("操作を受け付けられませんでした");
        assertThat(tab.text()).contains("お手続きは進んでいません").doesNotContain("of somebody else");
        tab.follow("ホームへ戻る");
        tab.follow("手続きを再開する");
        assertThat(tab.title()).as("nothing has been done").isEqualTo(CONFIRM);
    }

    private void hasIssuedOnce() {
        mailbox.await(customer.noticeAddress(), ISSUED_MAIL);
        mailbox.await(customer.phoneAddress(), APP_MAIL);
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：発行済", "残り回数：4回");
        assertThat(mailbox.of(customer.noticeAddress(), ISSUED_MAIL)).hasSize(1);
        assertThat(mailbox.of(customer.phoneAddress(), APP_MAIL)).hasSize(1);
    }
}
