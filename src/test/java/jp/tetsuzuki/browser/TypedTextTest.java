package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is typed into a page, the answer is a page in plain Japanese with what was typed still there. */
class TypedTextTest extends BrowserTest {

    private static final String MAIL_ADDRESS = "携帯電話メールアドレス";

    @BeforeEach
    void begin() {
        logIn();
        begin(ISSUANCE);
    }

    @Test
    void what_is_no_address_stays_in_its_field_with_words_beside_it() {
        for (String typed : List.of(
                "not an address",
                "two@at@example.jp",
                "<script>alert(1)</script>@example.jp",
                "\"><img src=x onerror=alert(1)>",
                "{{contractNumber}}",
                "家族👨‍👩‍👧@example.jp",
                "たろう@example.jp",
                "𠮷髙①@example.jp")) {
            tab.type(MAIL_ADDRESS, typed);
            tab.press("次へ");
            assertThat(tab.title()).isEqualTo(ENTER);
            assertThat(tab.errorAt(MAIL_ADDRESS)).startsWith(MAIL_ADDRESS);
            assertThat(tab.field(MAIL_ADDRESS).inputValue()).isEqualTo(typed);
            assertThat(tab.page().locator("main img, main script").count()).isZero();
        }
    }

    @Test
    void control_characters_are_taken_out_and_told_of() {
        tab.type(MAIL_ADDRESS, "taro\u0007\u200b@example.jp");
        tab.press("次へ");
        assertThat(tab.errorAt(MAIL_ADDRESS)).contains("画面に表示されない文字");
        assertThat(tab.field(MAIL_ADDRESS).inputValue()).isEqualTo("taro@example.jp");
    }

    @Test
    void full_width_letters_become_half_width_ones() {
        tab.type(MAIL_ADDRESS, "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ");
        tab.type(MAIL_ADDRESS + "(確認用)", "taro@example.jp");
        tab.type("利用開始パスワード", "Ｋａｉｓｈｉ７７");
        tab.type("利用開始パスワード(確認用)", "Kaishi77");
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo(CONFIRM);
        assertThat(tab.text()).contains("taro@example.jp");
    }

    @Test
    void a_megabyte_of_text_is_too_long_and_stays() {
        tab.field(MAIL_ADDRESS).evaluate("(field) => { field.value = 'あ'.repeat(350_000); }");
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo(ENTER);
        assertThat(tab.errorAt(MAIL_ADDRESS)).contains("文字以内");
        assertThat(tab.field(MAIL_ADDRESS).inputValue())
                .as("what was typed stays")
                .hasSize(350_000);
    }

    @Test
    void every_empty_field_has_its_words_in_the_summary_and_beside_it() {
        tab.press("次へ");
        assertThat(tab.errors()).hasSize(4).allMatch(error -> error.endsWith("を入力してください。"));
        assertThat(tab.page().locator(".field__error").count()).isEqualTo(4);
        assertThat(tab.page().locator(".error-summary").getAttribute("role")).isEqualTo("alert");
    }

    @Test
    void the_summarys_links_lead_to_the_fields_by_keyboard() {
        tab.press("次へ");
        assertThat(tab.page().locator(".error-summary").evaluate("(summary) => summary === document.activeElement"))
                .as("the summary has the focus")
                .isEqualTo(true);
        tab.page().keyboard().press("Tab");
        tab.page().keyboard().press("Tab");
        tab.page().keyboard().press("Enter");
        assertThat(tab.field(MAIL_ADDRESS + "(確認用)").evaluate("(field) => field === document.activeElement"))
                .isEqualTo(true);
    }
}
