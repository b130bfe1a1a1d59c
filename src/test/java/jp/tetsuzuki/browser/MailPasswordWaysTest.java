package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail passwords beside the straight way: asked for again, come back to, given up. */
class MailPasswordWaysTest extends MailPasswordBrowserTest {

    private static final int RESENDS = 5;

    @BeforeEach
    void open() {
        hasMailPasswordsByPhone();
        logIn();
        begin(CHANGE);
    }

    @Test
    void opening_again_sends_nothing_and_one_password_serves_as_often_as_it_is_asked_for() {
        String password = password(IN_USE, customer.phoneAddress());
        String number = sentNumber(IN_USE).orElseThrow();
        tab.press("中止する");
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.text()).contains("お手続きを中止しました", "いまの設定は変わっていません");
        begin(CHANGE);
        assertThat(sentNumber(IN_USE)).contains(number);

        enterTransfer("1234567", "10000");
        assertThat(sentNumber(IN_USE)).contains(number);
        confirmTransfer("メール通知パスワード", password);
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
        enterTransfer("1234567", "20000");
        confirmTransfer("メール通知パスワード", password);
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
        assertThat(mailbox.of(customer.phoneAddress(), PASSWORD_MAIL)).hasSize(1);
    }

    @Test
    void asking_again_keeps_what_was_typed_and_is_accepted_a_minute_later() {
        password(IN_USE, customer.phoneAddress());
        String number = sentNumber(IN_USE).orElseThrow();
        enterComputer();
        tab.press("再送");
        assertThat(tab.text()).contains(TOO_SOON);
        hasKeptTheComputer();

        advance(RESEND_WAIT);
        tab.press("再送");
        assertThat(tab.text()).contains(RESENT);
        hasKeptTheComputer();
        String newest = password(IN_USE, customer.phoneAddress());
        assertThat(sentNumber(IN_USE)).as("the newer mail has another number").isNotEqualTo(number);
        hasKeptTheComputer();
        tab.type("メール通知パスワード", newest);
        tab.press(TO_CONFIRMATION);
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        assertThat(mailbox.of(customer.phoneAddress(), PASSWORD_MAIL)).hasSize(2);
    }

    @Test
    void asking_more_than_five_times_in_a_session_is_refused_and_the_last_mail_stays_valid() {
        for (int resend = 1; resend <= RESENDS; resend++) {
            advance(RESEND_WAIT);
            tab.press("再送");
            assertThat(tab.text()).contains(RESENT);
        }
        advance(RESEND_WAIT);
        tab.press("再送");
        assertThat(tab.text()).contains("再送できる回数を超えました。");
        String newest = password(IN_USE, customer.phoneAddress());
        enterComputer();
        tab.type("メール通知パスワード", newest);
        tab.press(TO_CONFIRMATION);
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        assertThat(tab.text()).doesNotContain("再送できる回数を超えました。");
    }

    @Test
    void back_keeps_what_was_typed_but_the_password() {
        enterComputerAndGoOn();
        tab.press("戻る");
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.errors()).isEmpty();
        hasKeptTheComputer();
        assertThat(tab.field("メール通知パスワード").inputValue()).isEmpty();
    }

    @Test
    void half_an_hour_without_a_step_cancels_the_change() {
        enterComputerAndGoOn();
        String address = tab.page().url();
        advance(Duration.ofMinutes(31));
        tab.press("変更を確定する");
        assertThat(tab.title()).isEqualTo("ログイン");
        logIn();
        Awaitility.await("the time-out's page")
                .pollInSameThread()
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    tab.open(address);
                    return tab.text().contains("時間がたったため、お手続きを取り消しました");
                });
        assertThat(tab.text()).contains("いまの設定は変わっていません");
        begin(CHANGE);
        assertThat(tab.field("パソコンメールアドレス").inputValue()).isEmpty();
    }

    @Test
    void the_change_goes_on_from_home_with_a_password_of_the_new_session() {
        password(IN_USE, customer.phoneAddress());
        logInAfterTheSession();
        assertThat(tab.text()).containsOnlyOnce(ENTER_CHANGE);
        tab.follow("手続きを再開する");
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        String password = password(IN_USE, customer.phoneAddress());
        assertThat(mailbox.of(customer.phoneAddress(), PASSWORD_MAIL)).hasSize(2);
        enterComputer();
        tab.type("メール通知パスワード", password);
        tab.press(TO_CONFIRMATION);
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        tab.type("メール通知パスワード（パソコン）", password(NEW_COMPUTER, customer.computerAddress()));
        confirmChange();
        assertThat(tab.title()).isEqualTo(CHANGED);
    }

    @Test
    void what_was_proved_in_one_session_is_not_finished_in_another() {
        enterComputerAndGoOn();
        password(NEW_COMPUTER, customer.computerAddress());
        logInAfterTheSession();
        tab.follow("手続きを再開する");
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        tab.type("メール通知パスワード（パソコン）", password(NEW_COMPUTER, customer.computerAddress()));
        confirmChange();
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.text()).contains("お手続きは完了していません", "ログインし直された", "今回の変更は行っていません");
        begin(CHANGE);
        assertThat(tab.field("パソコンメールアドレス").inputValue()).isEmpty();
    }

    private void enterComputer() {
        tab.choose("パソコンの利用有無", "利用する");
        tab.type("パソコンメールアドレス", customer.computerAddress());
    }

    private void enterComputerAndGoOn() {
        String password = password(IN_USE, customer.phoneAddress());
        enterComputer();
        tab.type("メール通知パスワード", password);
        tab.press(TO_CONFIRMATION);
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
    }

    private void hasKeptTheComputer() {
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.field("パソコンメールアドレス").inputValue()).isEqualTo(customer.computerAddress());
        assertThat(tab.page().locator("[name=pcUse][value=USE]").isChecked()).isTrue();
    }

    private void logInAfterTheSession() {
        advance(Duration.ofMinutes(11));
        tab.open("/");
        enterLogin(Depositor.LOGIN_PASSWORD);
        assertThat(tab.title()).isEqualTo("ホーム");
    }
}
