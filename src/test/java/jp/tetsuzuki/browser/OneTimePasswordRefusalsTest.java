package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that are not accepted, up to the lock (section 3 of the specification). */
class OneTimePasswordRefusalsTest extends BrowserTest {

    @BeforeEach
    void begin() {
        logIn();
    }

    @Test
    void a_wrong_code_leaves_the_page_tells_the_tries_left_and_hints_at_the_causes() {
        AppToken token = issuedAndSetUp();
        begin(USE_START);
        assertThat(tab.text()).doesNotContain("ご確認ください\n");
        enter(token.wrongCode());
        assertThat(tab.title()).isEqualTo(ENTER_OTP);
        assertThat(tab.errorAt("ワンタイムパスワード")).contains("正しくありません", "あと4回");
        assertThat(tab.text()).contains("時計がずれている", "複数のトークン");
        enter(token.wrongCode());
        assertThat(tab.errorAt("ワンタイムパスワード")).contains("あと3回");
        tab.follow("戻る");
        assertThat(tab.title()).isEqualTo(OVERVIEW);
        begin(USE_START);
        enter(token.code());
        assertThat(tab.title()).isEqualTo(STARTED);
    }

    @Test
    void what_is_no_code_is_no_try() {
        AppToken token = issuedAndSetUp();
        begin(USE_START);
        for (String typed : new String[] {"", "12345", "abcdef", "１２３４５", "12 34 56 7"}) {
            enter(typed);
            assertThat(tab.errors()).hasSize(1).allMatch(error -> !error.contains("あと"));
        }
        enter(token.wrongCode());
        assertThat(tab.errorAt("ワンタイムパスワード")).contains("あと4回");
    }

    @Test
    void full_width_digits_are_taken_for_the_digits_that_they_are() {
        AppToken token = issuedAndSetUp();
        begin(USE_START);
        enter(token.code()
                .chars()
                .collect(
                        StringBuilder::new,
                        (text, digit) -> text.append((char) (digit - '0' + '０')),
                        StringBuilder::append)
                .toString());
        assertThat(tab.title()).isEqualTo(STARTED);
    }

    @Test
    void the_fifth_wrong_code_locks_the_token() {
        AppToken token = issuedAndSetUp();
        begin(USE_START);
        for (int entry = 1; entry <= 5; entry++) {
            enter(token.wrongCode());
        }
        assertThat(tab.title()).isEqualTo("ワンタイムパスワード利用開始");
        assertThat(tab.text()).contains("お手続きは完了していません", "トークンを閉塞しました", "書面でのお手続き");
        assertThat(mailbox.await(customer.noticeAddress(), LOCKED_MAIL).text()).contains("閉塞日時");

        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：閉塞", "トークンが閉塞しています");
        assertThat(tab.page().locator(".action-list a").count())
                .as("nothing is open")
                .isZero();
        for (String procedure : List.of(ISSUANCE, USE_START, USE_RELEASE)) {
            begin(procedure);
            assertThat(tab.text()).contains("トークンが閉塞しています");
        }
        assertThat(mailbox.of(customer.noticeAddress(), LOCKED_MAIL)).hasSize(1);
    }

    @Test
    void a_code_is_accepted_once() {
        AppToken token = issuedAndSetUp();
        begin(USE_START);
        String code = token.code();
        enter(code);
        begin(USE_RELEASE);
        release(Depositor.CONFIRMATION_PASSWORD, code);
        assertThat(tab.title()).isEqualTo(CONFIRM_RELEASE);
        assertThat(tab.errorAt("ワンタイムパスワード")).contains("正しくありません", "あと4回");
        assertThat(tab.text()).contains("一度お使いになったワンタイムパスワードは使えません");

        advance(NEXT_CODE);
        release(Depositor.CONFIRMATION_PASSWORD, token.code());
        assertThat(tab.title()).isEqualTo(RELEASED);
    }

    @Test
    void five_wrong_codes_at_the_release_lock_the_token_and_five_wrong_passwords_do_not() {
        AppToken token = inUse();
        begin(USE_RELEASE);
        release("Chigau-1", token.wrongCode());
        assertThat(tab.errors()).singleElement().asString().contains("確認用パスワードが正しくありません");
        for (int entry = 1; entry <= 5; entry++) {
            release(Depositor.CONFIRMATION_PASSWORD, token.wrongCode());
        }
        assertThat(tab.title()).isEqualTo("ワンタイムパスワード利用解除");
        assertThat(tab.text()).contains("トークンを閉塞しました");
        mailbox.await(customer.noticeAddress(), LOCKED_MAIL);

        customer = newCustomer();
        tab = newTab(newBrowser());
        logIn();
        AppToken other = inUse();
        begin(USE_RELEASE);
        for (int entry = 1; entry <= 5; entry++) {
            release("Chigau-" + entry, other.wrongCode());
        }
        assertThat(tab.title()).isEqualTo("ワンタイムパスワード利用解除");
        assertThat(tab.text()).contains("確認用パスワードのご利用を停止しました", "ワンタイムパスワードの利用は解除していません");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：利用中");
    }

    private void enter(String code) {
        tab.type("ワンタイムパスワード", code);
        tab.press("利用開始する");
    }

    private void release(String confirmationPassword, String code) {
        tab.type("確認用パスワード", confirmationPassword);
        tab.type("ワンタイムパスワード", code);
        tab.press("解除する");
    }
}
