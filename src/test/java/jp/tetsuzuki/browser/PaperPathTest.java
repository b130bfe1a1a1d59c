package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each of the paper procedures (section 7 of the specification) from the refusal in the portal to its effect there. */
class PaperPathTest extends DeskBrowserTest {

    @Test
    void b_a_token_that_wrong_codes_have_locked_is_unlocked_and_works_again() {
        logIn();
        AppToken token = inUse();
        begin(USE_RELEASE);
        for (int entry = 1; entry <= 5; entry++) {
            tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
            tab.type("ワンタイムパスワード", token.wrongCode());
            tab.press("解除する");
        }
        assertThat(tab.text()).contains("トークンを閉塞しました");
        tab.follow("書面の申込書を印刷");
        chosen("ワンタイムパスワードの誤入力で閉塞した");
        tab.choose("ご希望のお手続き", "閉塞を解除して、いまのトークンを続けて使う");
        String number = printApplication();
        tab.open("/status");
        assertThat(tab.text()).contains("作成済みの申込書", number);

        Desk clerk = desk("clerk1");
        clerk.beginReception(today());
        clerk.tab().type("受付番号", number);
        clerk.toConfirmation();
        assertThat(clerk.tab().text()).contains(customer.name(), customer.contractNumber(), "誤入力による閉塞（閉塞の解除）");
        assertThat(clerk.register())
                .as("the case takes the number of the application")
                .isEqualTo(number);
        assertThat(awaitMail(RECEIVED_MAIL)).contains("受付番号：" + number);
        assertStatus(number, "誤入力による閉塞（閉塞の解除）", "ご提出いただいた書面の内容を確認しています");
        assertThat(tab.text()).doesNotContain("作成済みの申込書");

        clerk.check(number);
        assertStatus(number, "当組合内で承認の手続きをしています");
        Desk approver = desk("approver1");
        approver.approve(number);
        assertThat(approver.tab().text()).contains("いま待っている事務はありません", "照合済みとする", "承認する");
        approver.opensLetter(number, "完了のお知らせ");

        assertStatus(number, "完了");
        assertThat(awaitMail(COMPLETED_MAIL)).contains(number, "閉塞を解除しました", "1日の振込限度額を引き下げています");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：利用中");
        advance(NEXT_CODE);
        begin(TRANSFER);
        assertThat(tab.text()).contains("1日の限度額は100,000円");
        enterTransfer("1234567", "50,000");
        confirmTransfer("ワンタイムパスワード", token.code());
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
    }

    @Test
    void a_a_token_on_a_device_that_was_given_away_is_released() {
        hasToken("IN_USE");
        logIn();
        tab.open("/security/otp");
        tab.follow("利用解除をせずに機種変更した場合");
        chosen("利用解除をせずに機種変更した");
        String number = printApplication();

        Desk clerk = desk("clerk1");
        receivePrinted(clerk, number, "利用解除をしないままの機種変更（トークンの利用解除）");
        checkAndCall(clerk, number);
        tab.open("/security/otp");
        assertThat(tab.text()).as("nothing changes before the approval").contains("ご利用の状態：利用中");
        approve(number);

        assertCompleted(number, "トークンの利用を解除しました");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：未利用", "利用解除のあと、しばらくの間は発行できません");
    }

    @Test
    void c_a_token_on_a_lost_device_is_stopped_at_the_reception_and_released_at_the_approval() {
        hasToken("IN_USE");
        logIn();
        tab.open("/security/otp");
        tab.follow("端末の故障・紛失");
        chosen("ワンタイムパスワードアプリを入れた端末が故障した、または紛失した");
        String number = printApplication();

        Desk clerk = desk("clerk2");
        clerk.beginReception(today());
        clerk.tab().type("受付番号", number);
        clerk.toConfirmation();
        assertThat(clerk.tab().text()).contains("ワンタイムパスワードのご利用をただちに停止します");
        clerk.register();
        assertThat(awaitMail(RECEIVED_MAIL)).contains("ワンタイムパスワードのご利用をただちに停止しました");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：停止中");
        begin(TRANSFER);
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);

        checkAndCall(clerk, number);
        approve(number);
        assertCompleted(number, "トークンの利用を解除しました");
        tab.open("/security/otp");
        assertThat(tab.text()).contains("ご利用の状態：未利用");
    }

    @Test
    void d_the_restriction_after_too_many_issues_is_lifted() {
        isRestricted();
        logIn();
        tab.open("/security/otp");
        tab.follow("発行規制を解除する申込書を印刷する");
        chosen("発行回数の超過により、トークンの発行が規制された");
        String number = printApplication();

        Desk clerk = desk("clerk1");
        receivePrinted(clerk, number, "発行回数の超過による発行規制（規制の解除）");
        clerk.check(number);
        approve(number);
        assertCompleted(number, "トークンの発行規制を解除しました");
        begin(ISSUANCE);
        assertThat(tab.title()).isEqualTo(ENTER);
    }

    @Test
    void e_mail_passwords_go_to_a_new_address() {
        hasMailPasswordsByPhone();
        logIn();
        begin(CHANGE);
        tab.follow("メールアドレスやプロバイダの変更");
        chosen("メールアドレスやプロバイダの変更で、パスワードメールが届かない");
        String address = "atarashii-" + customer.contractNumber() + "@keitai.example.jp";
        tab.choose("変更するメールアドレス", "携帯電話メールアドレス");
        tab.type("新しいメールアドレス", address);
        String number = printApplication();

        Desk clerk = desk("clerk1");
        clerk.beginReception(today());
        clerk.tab().type("受付番号", number);
        clerk.toConfirmation();
        assertThat(clerk.tab().text()).contains("パスワードメールの不達（メールアドレスの変更）", address);
        clerk.register();
        checkAndCall(clerk, number);
        approve(number);

        assertCompleted(number, "書面でお届けいただいたメールアドレスに変更しました");
        begin(CHANGE);
        assertThat(tab.text()).doesNotContain(customer.phoneAddress());
        assertThat(password(IN_USE, address)).hasSize(6);
    }

    @Test
    void f_mail_passwords_to_a_lost_phone_are_stopped_at_the_reception() {
        hasMailPasswordsByPhone();
        logIn();
        begin(CHANGE);
        tab.follow("故障・紛失された場合");
        chosen("パスワードメールを受信する端末が故障した、または紛失した");
        tab.choose("ご希望のお手続き", "メール通知パスワードの利用を中止する");
        String number = printApplication();

        Desk clerk = desk("clerk2");
        clerk.beginReception(today());
        clerk.tab().type("受付番号", number);
        clerk.toConfirmation();
        assertThat(clerk.tab().text()).contains("メール通知パスワードのご利用をただちに停止します");
        clerk.register();
        assertThat(awaitMail(RECEIVED_MAIL)).contains("メール通知パスワードのご利用をただちに停止しました");
        begin(TRANSFER);
        assertThat(tab.title()).as("nothing is left to confirm a transfer with").isEqualTo(TRANSFER_CLOSED);

        checkAndCall(clerk, number);
        approve(number);
        assertCompleted(number, "メール通知パスワードの利用を中止しました");
        begin(CHANGE);
        assertThat(tab.title()).isEqualTo(ENTER_CHANGE);
        assertThat(tab.field("メール通知パスワード").count())
                .as("the first use asks for none")
                .isZero();
    }

    @Test
    void g_a_confirmation_password_that_was_suspended_too_often_is_taken_again() {
        isBlocked("CONFIRMATION");
        logIn();
        tab.open("/security/otp");
        tab.follow("確認用パスワードの停止を解除する申込書を印刷する");
        chosen("誤入力により、確認用パスワードまたはログインパスワードが停止した");
        tab.choose("ご希望のお手続き", "確認用パスワードの停止の解除");
        String number = printApplication();

        Desk clerk = desk("clerk1");
        receivePrinted(clerk, number, "確認用パスワードの停止（停止の解除）");
        clerk.check(number);
        approve(number);
        assertCompleted(number, "確認用パスワードのご利用停止を解除しました");
        issue();
    }

    @Test
    void g_a_customer_who_can_not_log_in_uses_the_blank_application() {
        isBlocked("LOGIN");
        tab.open("/login");
        enterLogin(Depositor.LOGIN_PASSWORD);
        assertThat(tab.title()).isEqualTo("ログイン");
        Desk.assertPdf(
                tab,
                tab.page().locator("main a[href$='/paper/blank.pdf']").first().getAttribute("href"));

        Desk clerk = desk("clerk1");
        clerk.beginReception(today());
        clerk.tab().type("契約者番号", customer.contractNumber());
        clerk.tab().choose("お手続きの理由", "ログインパスワード・確認用パスワードの停止");
        clerk.toConfirmation();
        assertThat(clerk.tab().title()).isEqualTo("書面の受付（入力）");
        clerk.tab().choose("ご希望の内容", "ログインパスワード");
        clerk.toConfirmation();
        assertThat(clerk.tab().text()).contains("ログインパスワードの停止（停止の解除）");
        String number = clerk.register();
        clerk.check(number);
        approve(number);
        assertThat(awaitMail(COMPLETED_MAIL)).contains("ログインパスワードのご利用停止を解除しました");
        logIn();
        assertStatus(number, "完了");
    }

    private void receivePrinted(Desk clerk, String number, String subject) {
        clerk.beginReception(today());
        clerk.tab().type("受付番号", number);
        clerk.toConfirmation();
        assertThat(clerk.tab().text()).contains(customer.name(), customer.contractNumber(), subject);
        assertThat(clerk.register()).isEqualTo(number);
    }

    private void checkAndCall(Desk clerk, String number) {
        clerk.check(number);
        assertStatus(number, "お届けの電話番号に、確認のお電話をしています");
        clerk.callBack(number, "登録電話番号への確認（1回目）", "10時 ご本人が応対", "本人の申込と確認した");
    }

    private void approve(String number) {
        Desk approver = desk("approver2");
        approver.approve(number);
        approver.opensLetter(number, "完了のお知らせ");
    }

    private void assertCompleted(String number, String words) {
        assertStatus(number, "完了");
        assertThat(awaitMail(COMPLETED_MAIL)).contains(number, words);
    }
}
