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
        assertStatus(number, "誤入力による閉塞（閉塞の解除）", "お送りいただいた書面の内容を確認しています");
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
}
