package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * What the tests of mail passwords and of transfers, which they confirm, have in common. Every page is also held to the
 * rules as a phone shows it.
 */
abstract class MailPasswordBrowserTest extends BrowserTest {

    static final String CHANGE = "mail-password-change";
    static final String TRANSFER = "adhoc-transfer";

    static final String ENTER_CHANGE = "メール通知パスワード利用変更";
    static final String CONFIRM_CHANGE = "メール通知パスワード利用変更（入力内容確認）";
    static final String CHANGED = "メール通知パスワード利用変更（結果確認）";
    static final String TO_CONFIRMATION = "メール通知パスワード情報の変更確認画面へ";

    static final String TRANSFER_CLOSED = "お振込";
    static final String ENTER_TRANSFER = "振込内容入力";
    static final String CONFIRM_TRANSFER = "振込内容確認";
    static final String TRANSFER_RECEIVED = "振込受付完了";

    static final String PASSWORD_MAIL = "メール通知パスワードのお知らせ";
    static final String BEGUN_MAIL = "メール通知パスワード利用開始のご案内";
    static final String CHANGED_MAIL = "メール通知パスワード利用変更完了メール";
    static final String ADDRESS_REMOVED_MAIL = "メール通知パスワードの送信終了のお知らせ";
    static final String STOPPED_MAIL = "メール通知パスワード利用中止のお知らせ";
    static final String STOPPED_BY_TOKEN_MAIL = "メール通知パスワード停止のお知らせ";

    /** Where mails with passwords go, in the pages' words. */
    static final String IN_USE = "ご利用中のメールアドレス";

    static final String NEW_PHONE = "新しい携帯電話メールアドレス";
    static final String NEW_COMPUTER = "新しいパソコンメールアドレス";

    /** Longer than has to be waited before another mail can be asked for. */
    static final Duration RESEND_WAIT = Duration.ofSeconds(61);

    static final String TOO_SOON = "続けて再送することはできません。";
    static final String RESENT = "メール通知パスワードの再送を受け付けました。";

    /** What background steps may take. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    @Override
    Consumer<Page> rules() {
        return chromium.rules()::checkOnPhoneToo;
    }

    /** As if the customer had been through the procedure before. */
    void hasMailPasswords(String phoneAddress, String computerAddress) {
        jdbc.sql("""
                        INSERT INTO mail_setting (contract_number, mobile_address, mobile_in_use, pc_address, pc_in_use,
                            version, changed_at) VALUES (?, ?, ?, ?, ?, 1, ?)""")
                .params(
                        customer.contractNumber(),
                        phoneAddress,
                        phoneAddress != null,
                        computerAddress,
                        computerAddress != null,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    void hasMailPasswordsByPhone() {
        hasMailPasswords(customer.phoneAddress(), null);
    }

    /** The number by which the page tells the mail that has left; empty while none has. */
    Optional<String> sentNumber(String where) {
        Matcher sent = Pattern.compile("照合番号(\\d{4})のメール通知パスワードを、[^\\n]*に" + where + "へ送信しました。")
                .matcher(tab.text());
        return sent.find() ? Optional.of(sent.group(1)) : Optional.empty();
    }

    /**
     * The password in the mail that the page tells of. The page is opened again until it says that every mail has left:
     * only then is the newest the valid one.
     */
    String password(String where, String address) {
        Awaitility.await("that a mail has left for " + where)
                .pollInSameThread()
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    tab.page().navigate(tab.page().url());
                    return sentNumber(where).isPresent() && !tab.text().contains("送信しています");
                });
        String number = sentNumber(where).orElseThrow();
        return mailbox.of(address, PASSWORD_MAIL).stream()
                .filter(mail -> mail.value("照合番号").equals(number))
                .map(mail -> mail.value("メール通知パスワード"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No mail with the page's number " + number + " to " + address));
    }

    /** None of the given passwords. */
    static String otherThan(String password) {
        return password.equals("000000") ? "000001" : "000000";
    }

    void confirmChange() {
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.press("変更を確定する");
    }

    void enterPayee(String accountNumber) {
        tab.type("金融機関コード", "0001");
        tab.type("支店コード", "123");
        tab.choose("預金種目", "普通");
        tab.type("口座番号", accountNumber);
        tab.type("受取人名", "べっぷ　サブロウ");
    }

    /** From the entry to the page that asks for the passwords. */
    void enterTransfer(String accountNumber, String amount) {
        begin(TRANSFER);
        enterPayee(accountNumber);
        tab.type("金額", amount);
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo(CONFIRM_TRANSFER);
    }

    void confirmTransfer(String method, String password) {
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.type(method, password);
        tab.press("振込を確定する");
    }
}
