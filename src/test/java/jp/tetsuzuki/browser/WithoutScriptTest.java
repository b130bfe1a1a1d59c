package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The portal asks for no script: everything that a customer does there works without. */
class WithoutScriptTest extends BrowserTest {

    @Test
    void the_whole_path_works_without_javascript() {
        tab = newTabWithoutScript();
        logIn();
        tab.navigate("セキュリティ機能のご利用", "ワンタイムパスワード");
        tab.follow("トークン発行");
        tab.press("次へ");
        assertThat(tab.errors()).hasSize(4);
        enterIssuance(Depositor.START_PASSWORD);
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);

        AppToken token = setUp(mailbox.await(customer.phoneAddress(), APP_MAIL));
        begin(USE_START);
        tab.type("ワンタイムパスワード", token.wrongCode());
        tab.press("利用開始する");
        assertThat(tab.errorAt("ワンタイムパスワード")).contains("あと4回");
        tab.type("ワンタイムパスワード", token.code());
        tab.press("利用開始する");
        assertThat(tab.title()).isEqualTo(STARTED);

        advance(NEXT_CODE);
        begin(USE_RELEASE);
        tab.type("確認用パスワード", Depositor.CONFIRMATION_PASSWORD);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("解除する");
        assertThat(tab.title()).isEqualTo(RELEASED);
        tab.press("ログアウト");
        assertThat(tab.title()).isEqualTo("ログイン");
    }

    @Test
    void the_apps_pages_say_what_they_need_and_whose_they_are() {
        tab = newTabWithoutScript();
        tab.open("/app/");
        assertThat(tab.page().locator("body").innerText()).contains("JavaScriptを有効にしてください", "デモ環境", "大分県信用組合");
        tab.open("/app/help");
        assertThat(tab.page().locator("body").innerText()).contains("デモ環境", "大分県信用組合", "0120-373-883");
    }
}
