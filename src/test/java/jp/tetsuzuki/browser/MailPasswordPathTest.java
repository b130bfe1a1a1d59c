package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mail passwords from their first use to their stop, the way the customer manual tells it. */
class MailPasswordPathTest extends MailPasswordBrowserTest {

    @Test
    void a_customer_begins_with_both_addresses() {
        logIn();
        tab.navigate("セキュリティ機能のご利用", ENTER_CHANGE);
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.currentEntries()).containsExactly("セキュリティ機能のご利用", ENTER_CHANGE);
        assertThat(tab.text()).contains("手順 1／3", "メール通知パスワード利用有無", "いずれか一方のみ").doesNotContain("パスワード入力", "照合番号");
        assertThat(tab.button("再送").count()).isZero();
        tab.choose("携帯電話の利用有無", "利用する");
        tab.type("携帯電話メールアドレス", customer.phoneAddress());
        tab.choose("パソコンの利用有無", "利用する");
        tab.type("パソコンメールアドレス", customer.computerAddress());
        tab.press(TO_CONFIRMATION);

        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        assertThat(tab.text()).contains("手順 2／3", "メール通知パスワード変更後", customer.phoneAddress(), customer.computerAddress());
        String phones = password(NEW_PHONE, customer.phoneAddress());
        String computers = password(NEW_COMPUTER, customer.computerAddress());
        assertThat(sentNumber(NEW_PHONE)).isNotEqualTo(sentNumber(NEW_COMPUTER));
        tab.type("メール通知パスワード（携帯電話）", phones);
        tab.type("メール通知パスワード（パソコン）", computers);
        confirmChange();

        assertThat(tab.title()).isEqualTo(CHANGED);
        assertThat(tab.text())
                .contains("手順 3／3", "受付が完了しました", customer.phoneAddress(), customer.computerAddress())
                .contains("今後、都度指定振込のときに");
        Mailbox.Mail begun = mailbox.await(customer.noticeAddress(), BEGUN_MAIL);
        assertThat(begun.from()).endsWith("@oita-kenshin.co.jp");
        assertThat(begun.text()).contains("都度指定振込", "0120-373-883").doesNotContain("http", phones, computers);
        assertThat(mailbox.of(customer.phoneAddress())).hasSize(1);
        tab.follow("ホームへ戻る");
        assertThat(tab.text()).contains("メール通知パスワード\n\n利用中", "現在、途中のお手続きはありません。");
    }

    @Test
    void an_address_is_changed_with_the_password_in_use_and_one_sent_to_the_new_address() {
        hasMailPasswords(customer.phoneAddress(), customer.computerAddress());
        String newAddress = "new-" + customer.phoneAddress();
        logIn();
        begin(CHANGE);
        assertThat(tab.text()).contains("パスワード入力", "照合番号", "書面でのお手続きが必要です");
        String inUse = password(IN_USE, customer.phoneAddress());
        assertThat(password(IN_USE, customer.computerAddress()))
                .as("one password for both addresses")
                .isEqualTo(inUse);
        tab.type("携帯電話メールアドレス", newAddress);
        tab.type("メール通知パスワード", inUse);
        tab.press(TO_CONFIRMATION);

        assertThat(tab.title()).isEqualTo(CONFIRM_CHANGE);
        assertThat(tab.text()).contains(newAddress, customer.computerAddress()).doesNotContain("メール通知パスワード（パソコン）");
        tab.type("メール通知パスワード（携帯電話）", password(NEW_PHONE, newAddress));
        confirmChange();

        assertThat(tab.title()).isEqualTo(CHANGED);
        assertThat(tab.text()).contains(newAddress, customer.computerAddress());
        mailbox.await(customer.noticeAddress(), CHANGED_MAIL);
        assertThat(mailbox.await(customer.phoneAddress(), ADDRESS_REMOVED_MAIL).text())
                .contains("このメールアドレスへのメール通知パスワードの送信を終了しました", "お心当たりがない場合")
                .doesNotContain(newAddress);
        assertThat(mailbox.of(customer.computerAddress(), ADDRESS_REMOVED_MAIL)).isEmpty();
    }

    @Test
    void a_place_is_left_out_and_taken_up_again() {
        hasMailPasswords(customer.phoneAddress(), customer.computerAddress());
        logIn();
        begin(CHANGE);
        String first = password(IN_USE, customer.phoneAddress());
        tab.choose("パソコンの利用有無", "利用しない");
        tab.type("メール通知パスワード", first);
        tab.press(TO_CONFIRMATION);
        assertThat(tab.text()).contains("利用しない").doesNotContain(customer.computerAddress(), "メール通知パスワード（");
        confirmChange();
        assertThat(tab.title()).isEqualTo(CHANGED);
        assertThat(tab.text()).contains("パソコン\n利用しない");
        mailbox.await(customer.computerAddress(), ADDRESS_REMOVED_MAIL);

        begin(CHANGE);
        assertThat(tab.field("パソコンメールアドレス").inputValue()).isEqualTo(customer.computerAddress());
        String second = password(IN_USE, customer.phoneAddress());
        tab.choose("パソコンの利用有無", "利用する");
        tab.type("メール通知パスワード", second);
        tab.press(TO_CONFIRMATION);
        tab.type("メール通知パスワード（パソコン）", password(NEW_COMPUTER, customer.computerAddress()));
        confirmChange();
        assertThat(tab.title()).isEqualTo(CHANGED);
        assertThat(tab.text()).contains("パソコン\n利用する", customer.computerAddress());
        mailbox.awaitAll(customer.noticeAddress(), CHANGED_MAIL, 2);
    }

    @Test
    void use_is_stopped_and_transfers_with_it() {
        hasMailPasswordsByPhone();
        logIn();
        begin(CHANGE);
        String password = password(IN_USE, customer.phoneAddress());
        tab.choose("携帯電話の利用有無", "利用しない");
        tab.type("メール通知パスワード", password);
        tab.press(TO_CONFIRMATION);
        confirmChange();
        assertThat(tab.title()).isEqualTo(CHANGED);
        assertThat(tab.text()).contains("メール通知パスワードの利用を中止しました。");
        mailbox.await(customer.noticeAddress(), STOPPED_MAIL);
        mailbox.await(customer.phoneAddress(), ADDRESS_REMOVED_MAIL);

        begin(CHANGE);
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.text()).as("nothing to enter a password for").doesNotContain("パスワード入力");
        tab.navigate("お振込");
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
        assertThat(mailbox.of(customer.phoneAddress(), PASSWORD_MAIL)).hasSize(1);
    }

    @Test
    void everything_works_without_javascript() {
        tab = newTabWithoutScript();
        logIn();
        tab.navigate("セキュリティ機能のご利用", ENTER_CHANGE);
        tab.press(TO_CONFIRMATION);
        assertThat(tab.errors()).singleElement().asString().startsWith("いまの設定から変更がありません。");
        tab.choose("携帯電話の利用有無", "利用する");
        tab.type("携帯電話メールアドレス", customer.phoneAddress());
        tab.press(TO_CONFIRMATION);
        tab.press("再送");
        assertThat(tab.text()).contains(TOO_SOON);
        tab.type("メール通知パスワード（携帯電話）", password(NEW_PHONE, customer.phoneAddress()));
        confirmChange();
        assertThat(tab.title()).isEqualTo(CHANGED);

        tab.navigate("お振込");
        tab.press("次へ");
        assertThat(tab.errors()).hasSize(6);
        enterTransfer("1234567", "10,000");
        confirmTransfer("メール通知パスワード", password(IN_USE, customer.phoneAddress()));
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
        tab.follow("お振込へ戻る");
        assertThat(tab.text()).contains("最近のお振込", "10,000円");
        assertThat(tab.currentEntries()).containsExactly("お振込");
    }
}
