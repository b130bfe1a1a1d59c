package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers that are not accepted: what the customer is told, and what to do instead. */
class TransferRefusalsTest extends MailPasswordBrowserTest {

    private static final String PASSWORD = "メール通知パスワード";

    @BeforeEach
    void begin() {
        logIn();
    }

    @Test
    void a_customer_with_neither_password_is_led_to_where_either_begins() {
        for (Map.Entry<String, String> way :
                Map.of("ワンタイムパスワード", OVERVIEW, ENTER_CHANGE, ENTER_CHANGE).entrySet()) {
            tab.navigate("お振込");
            assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
            assertThat(tab.currentEntries()).containsExactly("お振込");
            assertThat(tab.text()).contains("お振込をご利用いただけません", "先に、いずれかのご利用を始めてください");
            assertThat(tab.page().locator("main form").count())
                    .as("nothing to type")
                    .isZero();
            assertThat(tab.text()).as("a way to the page itself").doesNotContain("お振込へ戻る");
            tab.follow(way.getKey());
            assertThat(tab.title()).isEqualTo(way.getValue());
        }
    }

    @Test
    void the_fifth_wrong_code_locks_the_token_and_closes_transfers() {
        AppToken token = inUse();
        enterTransfer("1234567", "10000");
        for (int entry = 1; entry <= 5; entry++) {
            confirmTransfer("ワンタイムパスワード", token.wrongCode());
        }
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
        assertThat(tab.text()).contains("お手続きは完了していません", "トークンは閉塞しています", "書面でのお手続き", "お振込は受け付けていません");
        mailbox.await(customer.noticeAddress(), LOCKED_MAIL);
        tab.follow("お振込へ戻る");
        assertThat(tab.text()).contains("お振込をご利用いただけません", "トークンが閉塞しており", "書面でのお手続きが必要です");
        assertThat(tab.page().locator("main a").allInnerTexts())
                .as("the way out is paper, one click away")
                .containsExactly("閉塞を解除する申込書を印刷する", "ホームへ戻る");
    }

    @Test
    void the_fifth_wrong_confirmation_password_closes_transfers_for_half_an_hour() {
        hasMailPasswordsByPhone();
        enterTransfer("1234567", "10000");
        String password = password(IN_USE, customer.phoneAddress());
        for (int left = 4; left >= 1; left--) {
            confirm("Chigau-1", otherThan(password));
            assertThat(tab.errors()).singleElement().asString().contains("確認用パスワードが正しくありません", "あと" + left + "回");
        }
        confirm("Chigau-1", password);
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
        assertThat(tab.text()).contains("確認用パスワードのご利用を停止しました", "ふたたびお使いいただけます", "お振込は受け付けていません");
        mailbox.await(customer.noticeAddress(), SUSPENDED_MAIL);
        begin(TRANSFER);
        assertThat(tab.text()).contains("お振込をご利用いただけません", "まで停止しています。");

        advance(Duration.ofMinutes(30));
        logIn();
        begin(TRANSFER);
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
    }

    @Test
    void the_third_wrong_mail_password_logs_out_and_transfers_nothing() {
        hasMailPasswordsByPhone();
        enterTransfer("1234567", "10000");
        String address = tab.page().url();
        String wrong = otherThan(password(IN_USE, customer.phoneAddress()));
        for (int left = 2; left >= 1; left--) {
            confirmTransfer(PASSWORD, wrong);
            assertThat(tab.title()).isEqualTo(CONFIRM_TRANSFER);
            assertThat(tab.errorAt(PASSWORD)).contains("正しくありません。あと" + left + "回");
        }
        confirmTransfer(PASSWORD, wrong);
        assertThat(tab.title()).isEqualTo("ログイン");
        assertThat(tab.text()).contains("パスワードの誤入力が重なったため");
        logIn();
        tab.open(address);
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
        assertThat(tab.text()).contains("お手続きは完了していません", "メール通知パスワードを無効にし", "お振込は受け付けていません");
        tab.follow("お振込へ戻る");
        assertThat(tab.text()).contains("本日のお振込：0円");
    }

    @Test
    void another_mail_is_sent_a_minute_later_and_takes_the_error_away() {
        hasMailPasswordsByPhone();
        enterTransfer("1234567", "10000");
        confirmTransfer(PASSWORD, otherThan(password(IN_USE, customer.phoneAddress())));
        assertThat(tab.errors()).hasSize(1);
        tab.press("再送");
        assertThat(tab.text()).contains(TOO_SOON);
        assertThat(tab.errors()).isEmpty();
        advance(RESEND_WAIT);
        tab.press("再送");
        assertThat(tab.text()).contains(RESENT, "10,000円");
        confirmTransfer(PASSWORD, password(IN_USE, customer.phoneAddress()));
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
    }

    @Test
    void an_amount_beyond_the_days_limit_is_refused_with_what_is_left_of_it() {
        hasMailPasswordsByPhone();
        begin(TRANSFER);
        enterPayee("1234567");
        enterAmount("1,000,001");
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        assertThat(tab.errorAt("金額")).contains("1日の限度額を超える", "あと1,000,000円", "この額までに変更してください");
        assertThat(tab.field("口座番号").inputValue()).isEqualTo("1234567");
        enterAmount("600,000");
        confirmTransfer(PASSWORD, password(IN_USE, customer.phoneAddress()));
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);

        begin(TRANSFER);
        enterPayee("1234567");
        enterAmount("400001");
        assertThat(tab.errorAt("金額")).contains("あと400,000円");
        enterAmount("400000");
        assertThat(tab.title()).isEqualTo(CONFIRM_TRANSFER);
    }

    @Test
    void what_cannot_be_transferred_stays_in_its_field_with_the_reason() {
        hasMailPasswordsByPhone();
        begin(TRANSFER);
        tab.press("次へ");
        assertThat(tab.errors()).hasSize(6);
        enterPayee("123456");
        tab.type("受取人名", "別府三郎");
        enterAmount("10000");
        assertThat(tab.errors()).hasSize(2);
        assertThat(tab.errorAt("口座番号")).isEqualTo("口座番号は、7桁の数字で入力してください。");
        assertThat(tab.errorAt("受取人名")).contains("漢字は使えません");
        assertThat(tab.field("受取人名").inputValue()).isEqualTo("別府三郎");
        enterPayee("１２３４５６７");
        for (String amount : List.of("0", "-1", "1.5", "一万", "1e4")) {
            enterAmount(amount);
            assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
            assertThat(tab.errors()).hasSize(1);
            assertThat(tab.errorAt("金額")).startsWith("金額は");
            assertThat(tab.field("金額").inputValue()).isEqualTo(amount);
        }
        enterAmount("１，０００");
        assertThat(tab.title()).isEqualTo(CONFIRM_TRANSFER);
        assertThat(tab.text()).contains("1234567", "1,000円");
    }

    @Test
    void giving_up_transfers_nothing() {
        hasMailPasswordsByPhone();
        enterTransfer("1234567", "10000");
        tab.press("中止する");
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
        assertThat(tab.text()).contains("お手続きを中止しました", "お振込は受け付けていません");
        tab.follow("お振込へ戻る");
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        assertThat(tab.field("口座番号").inputValue()).isEmpty();
    }

    @Test
    void half_an_hour_without_a_step_transfers_nothing() {
        hasMailPasswordsByPhone();
        enterTransfer("1234567", "10000");
        String address = tab.page().url();
        advance(Duration.ofMinutes(31));
        logIn();
        Awaitility.await("the time-out's page")
                .pollInSameThread()
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    tab.open(address);
                    return tab.text().contains("時間がたったため、お手続きを取り消しました");
                });
        assertThat(tab.text()).contains("お振込は受け付けていません");
    }

    @Test
    void a_transfer_is_not_confirmed_with_a_password_that_was_given_up_meanwhile() {
        hasMailPasswordsByPhone();
        AppToken token = issuedAndSetUp();
        enterTransfer("1234567", "10000");
        String password = password(IN_USE, customer.phoneAddress());

        Tab transfer = tab;
        tab = newTab(transfer.page().context());
        begin(USE_START);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("利用開始する");
        assertThat(tab.title()).isEqualTo(STARTED);

        tab = transfer;
        confirmTransfer(PASSWORD, password);
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
        assertThat(tab.text()).contains("お手続きは完了していません", "ご本人の確認に使うパスワードが変わりました");
        tab.follow("お振込へ戻る");
        assertThat(tab.text()).contains("本日のお振込：0円");
        enterTransfer("1234567", "10000");
        assertThat(tab.field("ワンタイムパスワード").isVisible()).isTrue();
    }

    private void enterAmount(String amount) {
        tab.type("金額", amount);
        tab.press("次へ");
    }

    private void confirm(String confirmationPassword, String password) {
        tab.type("確認用パスワード", confirmationPassword);
        tab.type(PASSWORD, password);
        tab.press("振込を確定する");
    }
}
