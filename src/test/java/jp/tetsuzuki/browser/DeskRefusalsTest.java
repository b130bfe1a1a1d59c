package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk does not take, each with words that say what to do. */
class DeskRefusalsTest extends DeskBrowserTest {

    private static final String RESTRICTED = "トークンの発行回数超過による発行規制";
    private static final int MANY = 10_000;

    private Desk clerk;

    @BeforeEach
    void comeToWork() {
        clerk = desk("clerk1");
    }

    @Test
    void a_reception_needs_a_known_contract_of_the_branch() {
        clerk.tab().open(Desk.RECEPTION);
        clerk.toConfirmation();
        assertThat(clerk.tab().errors()).hasSizeGreaterThanOrEqualTo(3);
        for (String unknown : List.of("9999999999", "1000000003")) {
            clerk.beginReception(today());
            clerk.tab().type("契約者番号", unknown);
            clerk.tab().choose("お手続きの理由", RESTRICTED);
            clerk.toConfirmation();
            assertThat(clerk.tab().errorAt("契約者番号")).contains("当店では見つかりません", "番号を確認し");
        }
        clerk.tab().type("契約者番号", "12345");
        clerk.toConfirmation();
        assertThat(clerk.tab().errorAt("契約者番号")).contains("半角数字10桁");
        clerk.tab().type("契約者番号", "");
        clerk.toConfirmation();
        assertThat(clerk.tab().errorAt("契約者番号")).contains("受付番号または契約者番号を入力してください");
        clerk.tab().press("中止する");
        assertThat(clerk.tab().text()).contains("中止しました");
    }

    @Test
    void a_paper_has_not_come_in_tomorrow() {
        isRestricted();
        clerk.beginReception(tomorrow());
        clerk.tab().type("契約者番号", customer.contractNumber());
        clerk.tab().choose("お手続きの理由", RESTRICTED);
        clerk.toConfirmation();
        assertThat(clerk.tab().errorAt("受付日")).isNotEmpty();
        clerk.tab().type("受付日", today());
        clerk.toConfirmation();
        assertThat(clerk.tab().title()).isEqualTo("書面の受付（確認）");
        clerk.tab().press("戻る");
        assertThat(clerk.tab().field("契約者番号").inputValue()).isEqualTo(customer.contractNumber());
    }

    @Test
    void a_reason_has_to_fit_the_contract() {
        receiveFromScratch(clerk, RESTRICTED);
        assertThat(clerk.tab().errors()).singleElement().asString().contains("規制していないため、書面でのお手続きは不要です");
        clerk.beginReception(today());
        clerk.tab().type("契約者番号", customer.contractNumber());
        clerk.tab().choose("お手続きの理由", "利用解除をせずに機種変更した");
        clerk.toConfirmation();
        assertThat(clerk.tab().errors()).singleElement().asString().contains("ご利用中ではないため");
    }

    @Test
    void a_contract_has_one_open_case_of_a_kind_and_an_application_becomes_one_case() {
        isRestricted();
        logIn();
        begin("paper-application?paperReason=d");
        tab.press("次へ");
        String printed = printApplication();
        receiveFromScratch(clerk, RESTRICTED);
        String open = clerk.register();

        receiveFromScratch(clerk, RESTRICTED);
        assertThat(clerk.tab().errors()).singleElement().asString().contains("進行中です", open);
        receiveApplication(printed);
        assertThat(clerk.tab().errorAt("受付番号")).contains("進行中です", open);
        begin("paper-application?paperReason=d");
        tab.press("次へ");
        tab.press("申込書を作成する");
        assertThat(tab.text()).contains("すでに受け付けています");

        clerk.check(open);
        Desk approver = desk("approver1");
        approver.claim(open, "書面手続きの承認");
        approver.tab().type("理由", "別の申込書で受け付けるため");
        approver.finish("否認する");
        receiveApplication(printed);
        assertThat(clerk.register()).isEqualTo(printed);
        receiveApplication(printed);
        assertThat(clerk.tab().errorAt("受付番号")).contains("すでに受け付けています");
        receiveApplication("P999999999999");
        assertThat(clerk.tab().errorAt("受付番号")).contains("当店では見つかりません");
    }

    @Test
    void a_check_is_complete_and_a_deficiency_is_worded() {
        String number = restrictedCase(clerk);
        clerk.claim(number, "書面の照合");
        clerk.tab().press("照合済みとする");
        List<Locator> boxes =
                clerk.tab().page().locator("main input[type=checkbox]").all();
        assertThat(clerk.tab().errors()).hasSameSizeAs(boxes);
        boxes.subList(1, boxes.size()).forEach(Locator::check);
        clerk.tab().press("照合済みとする");
        assertThat(clerk.tab().errors()).hasSize(1);
        clerk.tab().press("不備ありとする");
        assertThat(clerk.tab().errorAt("不備の内容")).isNotEmpty();
        clerk.tab().type("不備の内容", " 　\n ");
        clerk.tab().press("不備ありとする");
        assertThat(clerk.tab().errorAt("不備の内容")).as("blanks are no reason").isNotEmpty();
        clerk.tab().type("不備の内容", "長".repeat(MANY));
        clerk.tab().press("不備ありとする");
        assertThat(clerk.tab().errorAt("不備の内容")).contains("1000文字以内", "現在10000文字");
        assertThat(clerk.tab().field("不備の内容").inputValue()).hasSize(MANY);
        clerk.tab().type("不備の内容", "<b>印影</b>が不鮮明です。");
        clerk.finish("不備ありとする");
        assertThat(clerk.tab().text()).as("what was typed is text").contains("<b>印影</b>が不鮮明です。");
    }

    @Test
    void a_search_tells_what_it_takes() {
        clerk.tab().open("/staff/customers");
        clerk.tab().type("契約者番号またはお名前のカナ", "123");
        clerk.tab().press("検索する");
        assertThat(clerk.tab().errors()).singleElement().asString().contains("10桁");
        clerk.tab().type("契約者番号またはお名前のカナ", "大分");
        clerk.tab().press("検索する");
        assertThat(clerk.tab().errors()).singleElement().asString().contains("カナ");
        clerk.tab().type("契約者番号またはお名前のカナ", "ア".repeat(100));
        clerk.tab().press("検索する");
        assertThat(clerk.tab().text()).contains("該当するお客様はいません");
    }

    private void receiveApplication(String number) {
        clerk.beginReception(today());
        clerk.tab().type("受付番号", number);
        clerk.toConfirmation();
    }
}
