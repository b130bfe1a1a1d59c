package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wrong passwords on the pages: the words, what stays typed, and where it ends (section 3 of the specification). */
class PasswordRefusalsTest extends BrowserTest {

    @BeforeEach
    void begin() {
        logIn();
        begin(ISSUANCE);
    }

    @Test
    void a_start_password_that_is_easily_guessed_is_refused_with_its_reason() {
        Map<String, String> reasons = Map.of(
                "aaaaaaa",
                "同じ文字だけの利用開始パスワードは使えません。",
                "123456",
                "連続した文字だけの利用開始パスワードは使えません。",
                customer.contractNumber().substring(2, 8),
                "契約者番号の一部と同じ利用開始パスワードは使えません。");
        reasons.forEach((password, reason) -> {
            enterIssuance(password);
            assertThat(tab.title()).isEqualTo(ENTER);
            assertThat(tab.errorAt("利用開始パスワード")).startsWith(reason);
            assertThat(tab.errors()).singleElement().asString().startsWith(reason);
            assertThat(tab.field("携帯電話メールアドレス").inputValue()).isEqualTo(customer.phoneAddress());
            assertThat(tab.page().content()).doesNotContain("value=\"" + password);
        });
        enterIssuance(Depositor.START_PASSWORD);
        assertThat(tab.title()).isEqualTo(CONFIRM);
    }

    @Test
    void a_start_password_of_the_wrong_form_is_refused_at_its_field() {
        Map<String, String> reasons = Map.of("Kai77", "6文字以上", "Kaishi7777777", "12文字以内", "かいしパスワード", "半角");
        reasons.forEach((password, reason) -> {
            enterIssuance(password);
            assertThat(tab.title()).isEqualTo(ENTER);
            assertThat(tab.errorAt("利用開始パスワード")).contains(reason);
        });
    }

    @Test
    void confirmations_must_be_the_same() {
        tab.type("携帯電話メールアドレス", customer.phoneAddress());
        tab.type("携帯電話メールアドレス(確認用)", "other@example.jp");
        tab.type("利用開始パスワード", "Kaishi77");
        tab.type("利用開始パスワード(確認用)", "Kaishi78");
        tab.press("次へ");
        assertThat(tab.errors()).hasSize(2).allMatch(error -> error.contains("一致しません"));
        assertThat(tab.field("携帯電話メールアドレス(確認用)").inputValue()).isEqualTo("other@example.jp");
        assertThat(tab.field("利用開始パスワード").inputValue()).isEmpty();
    }

    @Test
    void a_wrong_confirmation_password_leaves_the_page_and_tells_the_tries_left() {
        enterIssuance(Depositor.START_PASSWORD);
        for (int left = 4; left >= 1; left--) {
            confirmIssuance("Chigau-1");
            assertThat(tab.title()).isEqualTo(CONFIRM);
            assertThat(tab.errorAt("確認用パスワード")).contains("正しくありません", "（あと" + left + "回）");
            assertThat(tab.field("確認用パスワード").inputValue()).isEmpty();
        }
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);
    }

    @Test
    void the_fifth_wrong_confirmation_password_suspends_it_for_half_an_hour() {
        enterIssuance(Depositor.START_PASSWORD);
        for (int entry = 1; entry <= 5; entry++) {
            confirmIssuance("Chigau-" + entry);
        }
        assertThat(tab.title()).isEqualTo("トークン発行");
        assertThat(tab.text()).contains("お手続きは完了していません", "確認用パスワードのご利用を停止しました", "ふたたびお使いいただけます");
        Mailbox.Mail mail = mailbox.await(customer.noticeAddress(), SUSPENDED_MAIL);
        assertThat(mail.text()).contains("確認用パスワード", "停止が解除される日時");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("まで停止しています。");
        begin(ISSUANCE);
        assertThat(tab.text()).contains("まで停止しています。");

        advance(Duration.ofMinutes(30));
        logIn();
        issue();
        assertThat(mailbox.of(customer.noticeAddress(), SUSPENDED_MAIL)).hasSize(1);
    }

    @Test
    void a_refused_login_tells_neither_what_was_wrong_nor_that_the_password_is_suspended() {
        tab.press("ログアウト");
        assertThat(tab.text()).contains("ログアウトしました。");
        enterLogin("Chigau-1");
        String words = tab.page().locator(".error-summary").innerText();
        assertThat(tab.field("ログインパスワード").inputValue()).isEmpty();
        for (int entry = 2; entry <= 6; entry++) {
            enterLogin(entry == 6 ? Depositor.LOGIN_PASSWORD : "Chigau-" + entry);
            assertThat(tab.page().locator(".error-summary").innerText()).isEqualTo(words);
        }
        tab.type("契約者番号", "9999999999");
        tab.type("ログインパスワード", "Chigau-1");
        tab.press("ログイン");
        assertThat(tab.page().locator(".error-summary").innerText()).isEqualTo(words);
        assertThat(mailbox.await(customer.noticeAddress(), SUSPENDED_MAIL).text())
                .contains("ログインパスワード");
    }
}
