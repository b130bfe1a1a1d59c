package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The desk's pages as pages: whom they serve, with which device, and with how little. */
class DeskPagesTest extends DeskBrowserTest {

    private static final int MOST_STOPS = 80;

    @Test
    void every_page_of_a_clerk_keeps_the_rules_on_a_phone_and_on_a_desk() {
        hasToken("IN_USE");
        Desk clerk = desk("clerk1");
        String number = deviceChangedCase(clerk);
        clerk.tab().follow("案件の経過を見る");
        clerk.claim(number, "書面の照合");
        assertThat(jdbc.sql("SELECT actor FROM audit_event WHERE action = 'case.view' AND object = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .as("who has looked at the case, at its story and at its task")
                .containsExactly("clerk1", "clerk1");
        for (String list : new String[] {"未割当", "担当中", "期限超過", "完了"}) {
            clerk.openList(list);
        }
        clerk.tab().open("/staff/customers");
        clerk.tab().type("契約者番号またはお名前のカナ", "オオイタ");
        clerk.tab().press("検索する");
        clerk.tab().type("契約者番号またはお名前のカナ", customer.contractNumber());
        clerk.tab().press("検索する");
        clerk.tab().press(customer.contractNumber());
        assertThat(clerk.tab().title()).isEqualTo("お客様の状況");
        assertThat(clerk.tab().text()).contains(customer.name(), "利用中", number);
        clerk.tab().follow(number);
        assertThat(clerk.tab().title()).isEqualTo("案件の経過");
    }

    @Test
    void the_error_pages_of_the_desk_say_what_to_do() {
        Desk clerk = desk("clerk1");
        assertThat(clerk.tab().open("/staff/cases/P000000000000").status()).isEqualTo(404);
        assertThat(clerk.tab().text()).contains("担当する範囲の外", "一覧の画面で確かめてください");
        clerk.tab().open(Desk.RECEPTION);
        clerk.tab().page().evaluate("() => document.querySelector('main [name=_csrf]').remove()");
        clerk.tab().press("中止する");
        assertThat(clerk.tab().title()).isEqualTo("この操作は受け付けられません");
        clerk.tab().follow("一覧へ戻る");
        assertThat(clerk.tab().title()).isEqualTo("一覧：未割当");
    }

    @Test
    void who_works_on_no_cases_has_an_empty_desk() {
        for (String staffId : new String[] {"analyst1", "operator1"}) {
            Desk desk = desk(staffId);
            assertThat(desk.tab().text()).contains("あなたの職務には、ここで取り扱う事務はありません");
            assertThat(desk.tab().open(Desk.RECEPTION).status()).isEqualTo(404);
            assertThat(desk.tab().open("/staff/customers").status()).isEqualTo(404);
        }
        assertThat(desk("approver1").tab().open(Desk.RECEPTION).status())
                .as("an approver receives nothing")
                .isEqualTo(404);
    }

    @Test
    void a_case_is_worked_from_the_keyboard_alone() {
        String number = restrictedCase(desk("clerk1"));
        Tab keys = newTab(newBrowser());
        keys.open("/staff/login");
        tabTo(keys, "職員番号");
        keys.page().keyboard().type("clerk2");
        tabTo(keys, "パスワード");
        keys.page().keyboard().type("Staff-clerk2");
        press(keys, "Enter");
        assertThat(keys.title()).isEqualTo("一覧：未割当");

        tabTo(keys, number);
        tabTo(keys, "引き受ける");
        press(keys, "Enter");
        assertThat(keys.title()).isEqualTo("書面の照合");
        assertThat(keys.text()).contains(number);
        int boxes = keys.page().locator("main input[type=checkbox]").count();
        for (int box = 0; box < boxes; box++) {
            tabToNext(keys, "input[type=checkbox]");
            keys.page().keyboard().press("Space");
        }
        tabTo(keys, "照合済みとする");
        press(keys, "Space");
        assertThat(keys.title()).isEqualTo("案件の経過");
        assertThat(keys.text()).contains("照合済みとする");
        tabTo(keys, "ログアウト");
        press(keys, "Enter");
        assertThat(keys.title()).isEqualTo("ログイン");
    }

    @Test
    void a_case_is_worked_without_javascript() {
        Desk clerk = new Desk(newTabWithoutScript(), "clerk1").logIn();
        String number = restrictedCase(clerk);
        clerk.claim(number, "書面の照合");
        assertThat(clerk.tab().text()).contains("現在の手順：書面の審査");
        clerk.tickAll();
        clerk.finish("照合済みとする");
        Desk approver = new Desk(newTabWithoutScript(), "approver1").logIn();
        approver.approve(number);
        approver.opensLetter(number, "完了のお知らせ");
    }

    /** Presses a key that leads to another page. */
    private static void press(Tab tab, String key) {
        tab.leaveBy(() -> tab.page().keyboard().press(key));
    }

    /** To the link, button or field with the given words, which is in sight of who comes there. */
    private static void tabTo(Tab tab, String words) {
        tabUntil(tab, words, """
                (words) => {
                  const here = document.activeElement;
                  return [here.textContent, ...[...(here.labels ?? [])].map((label) => label.textContent)]
                      .some((text) => text.trim() === words);
                }""");
    }

    private static void tabToNext(Tab tab, String selector) {
        tabUntil(tab, selector, "(selector) => document.activeElement.matches(selector)");
    }

    private static void tabUntil(Tab tab, String argument, String reached) {
        Page page = tab.page();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate(reached, argument)) {
                return;
            }
        }
        throw new AssertionError(argument + " is not reached from the keyboard on " + page.url());
    }
}
