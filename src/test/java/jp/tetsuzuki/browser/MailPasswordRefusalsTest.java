package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused on the pages of mail passwords: the words, what stays typed, and where it ends. */
class MailPasswordRefusalsTest extends MailPasswordBrowserTest {

    private static final String PHONE = "携帯電話メールアドレス";
    private static final String COMPUTER = "パソコンメールアドレス";
    private static final String PASSWORD = "メール通知パスワード";
    private static final String PHONES_PASSWORD = "メール通知パスワード（携帯電話）";

    @BeforeEach
    void begin() {
        logIn();
    }

    @Test
    void addresses_that_cannot_be_used_stay_in_their_fields_with_the_reason() {
        begin(CHANGE);
        tab.press(TO_CONFIRMATION);
        assertThat(tab.errors()).containsExactly("いまの設定から変更がありません。変更する内容を入力してください。");

        tab.choose("携帯電話の利用有無", "利用する");
        tab.press(TO_CONFIRMATION);
        assertThat(tab.errors()).hasSize(1);
        assertThat(tab.errorAt(PHONE)).isEqualTo("「利用する」を選んだ場合は、携帯電話メールアドレスを入力してください。");

        tab.type(PHONE, "keitai@@example.jp");
        tab.press(TO_CONFIRMATION);
        assertThat(tab.errors()).hasSize(1);
        assertThat(tab.errorAt(PHONE)).startsWith(PHONE);
        assertThat(tab.field(PHONE).inputValue()).isEqualTo("keitai@@example.jp");

        tab.type(PHONE, customer.phoneAddress());
        tab.choose("パソコンの利用有無", "利用する");
        tab.press(TO_CONFIRMATION);
        assertThat(tab.errorAt(COMPUTER)).isEqualTo("「利用する」を選んだ場合は、パソコンメールアドレスを入力してください。");
        assertThat(tab.field(PHONE).inputValue()).isEqualTo(customer.phoneAddress());

        tab.type(COMPUTER, customer.phoneAddress().toUpperCase(Locale.ROOT));
        tab.press(TO_CONFIRMATION);
        assertThat(tab.errorAt(COMPUTER)).isEqualTo("携帯電話とパソコンには、別のメールアドレスを入力してください。");
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(mailbox.of(customer.phoneAddress())).as("nothing is sent").isEmpty();
    }

    @Test
    void a_full_width_address_becomes_a_half_width_one() {
        begin(CHANGE);
        tab.choose("携帯電話の利用有無", "利用する");
        tab.type(PHONE, "ｋｅｉｔａｉ＠ｅｘａｍｐｌｅ．ｊｐ");
        tab.press(TO_CONFIRMATION);
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        assertThat(tab.text()).contains("keitai@example.jp");
    }

    @Test
    void the_same_setting_again_is_no_change() {
        hasMailPasswordsByPhone();
        begin(CHANGE);
        tab.type(PASSWORD, password(IN_USE, customer.phoneAddress()));
        tab.press(TO_CONFIRMATION);
        assertThat(tab.errors()).singleElement().asString().startsWith("いまの設定から変更がありません。");
        assertThat(mailbox.of(customer.phoneAddress())).hasSize(1);
    }

    @Test
    void the_third_wrong_entry_logs_out_and_says_so() {
        hasMailPasswordsByPhone();
        begin(CHANGE);
        String address = tab.page().url();
        String wrong = otherThan(password(IN_USE, customer.phoneAddress()));
        tab.type(PHONE, "new-" + customer.phoneAddress());
        enterPassword("12345");
        assertThat(tab.errorAt(PASSWORD)).as("no try").isEqualTo("メール通知パスワードは、メールに記載の6桁の数字で入力してください。");
        for (int left = 2; left >= 1; left--) {
            enterPassword(wrong);
            assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
            assertThat(tab.errors()).hasSize(1);
            assertThat(tab.errorAt(PASSWORD)).contains("正しくありません。あと" + left + "回誤入力されますと", "ログアウトします");
            assertThat(tab.field(PHONE).inputValue()).isEqualTo("new-" + customer.phoneAddress());
            assertThat(tab.field(PASSWORD).inputValue()).isEmpty();
        }
        tab.press("再送");
        assertThat(tab.text()).contains(TOO_SOON);
        assertThat(tab.errors()).as("the entry before is not told again").isEmpty();
        enterPassword(wrong);
        assertThat(tab.title()).isEqualTo("ログイン");
        assertThat(tab.text()).contains("パスワードの誤入力が重なったため、安全を考えてログアウトしました。");

        tab.open("/");
        assertThat(tab.title()).isEqualTo("ログイン");
        logIn();
        tab.open(address);
        assertThat(tab.text()).contains("お手続きは完了していません", "メール通知パスワードを無効にし", "いまの設定は変わっていません");
        begin(CHANGE);
        assertThat(tab.field(PHONE).inputValue()).isEqualTo(customer.phoneAddress());
        tab.type(PHONE, "new-" + customer.phoneAddress());
        enterPassword(password(IN_USE, customer.phoneAddress()));
        assertThat(tab.errorAt(PHONE)).isEmpty();
    }

    @Test
    void on_the_confirmation_page_one_wrong_password_at_a_time_is_told() {
        String right = enteredPhone();
        confirm("Chigau-1", otherThan(right));
        assertThat(tab.errors()).singleElement().asString().contains("確認用パスワードが正しくありません", "あと4回");
        confirm(Depositor.CONFIRMATION_PASSWORD, otherThan(right));
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        assertThat(tab.errors()).hasSize(1);
        assertThat(tab.errorAt(PHONES_PASSWORD)).contains("正しくありません。あと2回");
        tab.open("/");
        tab.follow("手続きを再開する");
        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        assertThat(tab.errors()).as("told once").isEmpty();
        tab.press("再送");
        assertThat(tab.text()).contains(TOO_SOON);
        assertThat(tab.errors()).isEmpty();
        advance(RESEND_WAIT);
        tab.press("再送");
        assertThat(tab.text()).contains(RESENT);
        confirm(Depositor.CONFIRMATION_PASSWORD, password(NEW_PHONE, customer.phoneAddress()));
        assertThat(tab.title()).isEqualTo(CHANGED);
    }

    @Test
    void the_fifth_wrong_confirmation_password_ends_the_change_and_closes_both_procedures() {
        String right = enteredPhone();
        for (int entry = 1; entry <= 5; entry++) {
            confirm("Chigau-" + entry, right);
        }
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.text()).contains("お手続きは完了していません", "確認用パスワードのご利用を停止しました", "いまの設定は変わっていません");
        mailbox.await(customer.noticeAddress(), SUSPENDED_MAIL);
        tab.navigate("セキュリティ機能のご利用", ENTER_CHANGE);
        assertThat(tab.text()).contains("まで停止しています。");
        tab.navigate("お振込");
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
    }

    @Test
    void a_customer_with_a_token_in_use_is_told_what_to_do_first() {
        inUse();
        tab.navigate("セキュリティ機能のご利用", ENTER_CHANGE);
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.text()).contains("ワンタイムパスワードをご利用中のため", "先に「ワンタイムパスワード利用解除」のお手続きをしてください");
        assertThat(tab.page().locator("main form").count()).isZero();
        tab.follow("ホームへ戻る");
        assertThat(tab.title()).isEqualTo("ホーム");
    }

    @Test
    void a_tokens_use_stops_mail_passwords_and_a_change_that_is_under_way() {
        hasMailPasswordsByPhone();
        AppToken token = issuedAndSetUp();
        begin(CHANGE);
        String newAddress = "new-" + customer.phoneAddress();
        String inUse = password(IN_USE, customer.phoneAddress());
        tab.type(PHONE, newAddress);
        enterPassword(inUse);
        String newPassword = password(NEW_PHONE, newAddress);

        Tab change = tab;
        tab = newTab(change.page().context());
        begin(USE_START);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("利用開始する");
        assertThat(tab.title()).isEqualTo(STARTED);
        assertThat(mailbox.await(customer.noticeAddress(), STOPPED_BY_TOKEN_MAIL)
                        .text())
                .contains("いずれか一方のみ", "停止日時");

        tab = change;
        confirm(Depositor.CONFIRMATION_PASSWORD, newPassword);
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.text()).contains("お手続きは完了していません", "ワンタイムパスワードをご利用中のため", "設定は変わっていません");

        advance(NEXT_CODE);
        begin(USE_RELEASE);
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("解除する");
        assertThat(tab.title()).isEqualTo(RELEASED);
        tab.open("/");
        assertThat(tab.text()).as("a release begins nothing").contains("メール通知パスワード\n\n利用していません");
    }

    private void enterPassword(String password) {
        tab.type(PASSWORD, password);
        tab.press(TO_CONFIRMATION);
    }

    /** A first use with the phone's address, up to the confirmation page; the password that has been sent. */
    private String enteredPhone() {
        begin(CHANGE);
        tab.choose("携帯電話の利用有無", "利用する");
        tab.type(PHONE, customer.phoneAddress());
        tab.press(TO_CONFIRMATION);
        return password(NEW_PHONE, customer.phoneAddress());
    }

    private void confirm(String confirmationPassword, String phonesPassword) {
        tab.type("確認用パスワード", confirmationPassword);
        tab.type(PHONES_PASSWORD, phonesPassword);
        tab.press("変更を確定する");
    }
}
