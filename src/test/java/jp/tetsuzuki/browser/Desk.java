package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A member of the staff at the desk, with a browser of their own. */
final class Desk {

    static final String RECEPTION = "/staff/procedures/paper-reception";

    private final Tab tab;
    private final String staffId;

    Desk(Tab tab, String staffId) {
        this.tab = tab;
        this.staffId = staffId;
    }

    Tab tab() {
        return tab;
    }

    String staffId() {
        return staffId;
    }

    /** Also when the session has ended, as it does whenever the clock is moved by days. */
    Desk logIn() {
        tab.open("/staff/login");
        tab.type("職員番号", staffId);
        tab.type("パスワード", "Staff-" + staffId);
        tab.press("ログイン");
        assertThat(tab.title()).startsWith("一覧");
        return this;
    }

    // The reception

    /** The first page of a reception with what is asked of every paper; the rest is the test's to enter. */
    void beginReception(String receivedOn) {
        tab.open(RECEPTION);
        assertThat(tab.title()).isEqualTo("書面の受付（入力）");
        tab.choose("受付方法", "窓口");
        tab.type("受付日", receivedOn);
        tab.field("本人確認書類の写しが添付されている").check();
    }

    void toConfirmation() {
        tab.press("確認画面へ");
    }

    /**
     * From the page that shows what will be registered.
     *
     * @return the 受付番号 on the receipt
     */
    String register() {
        assertThat(tab.title()).as(tab.text()).isEqualTo("書面の受付（確認）");
        tab.press("登録する");
        assertThat(tab.title()).isEqualTo("書面の受付（完了）");
        return value("受付番号");
    }

    /** Of a row in a summary of the page. */
    String value(String term) {
        return tab.page()
                .locator("main dl.summary > div")
                .filter(new Locator.FilterOptions()
                        .setHas(tab.page()
                                .locator("dt")
                                .getByText(term, new Locator.GetByTextOptions().setExact(true))))
                .first()
                .locator("dd")
                .innerText()
                .strip();
    }

    // Lists and tasks

    void openList(String list) {
        tab.open("/staff");
        if (!list.equals("未割当")) {
            tab.follow(list);
        }
        assertThat(tab.title()).isEqualTo("一覧：" + list);
    }

    /** The rows of the case in a list, whatever page of it they stand on. */
    Locator row(String list, String caseNumber) {
        openList(list);
        while (rowHere(caseNumber).count() == 0
                && tab.page().getByText("次のページへ").count() > 0) {
            tab.follow("次のページへ");
        }
        return rowHere(caseNumber);
    }

    private Locator rowHere(String caseNumber) {
        return tab.page().locator("table.list tbody tr").filter(new Locator.FilterOptions().setHasText(caseNumber));
    }

    /** Claims what waits of the case, from the list. */
    void claim(String caseNumber) {
        tab.leaveBy(row("未割当", caseNumber).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("引き受ける")));
    }

    /** Claims what waits of the case, which is the page with the given title. */
    void claim(String caseNumber, String title) {
        claim(caseNumber);
        assertThat(tab.title()).isEqualTo(title);
        assertThat(tab.text()).contains("この事務を引き受けました");
    }

    /** Ticks every box of the check. */
    void tickAll() {
        List<Locator> boxes = tab.page().locator("main input[type=checkbox]").all();
        assertThat(boxes).hasSizeGreaterThanOrEqualTo(3);
        boxes.forEach(Locator::check);
    }

    void check(String caseNumber) {
        claim(caseNumber, "書面の照合");
        tickAll();
        finish("照合済みとする");
    }

    void findDeficient(String caseNumber, String what) {
        claim(caseNumber, "書面の照合");
        tab.type("不備の内容", what);
        finish("不備ありとする");
    }

    void callBack(String caseNumber, String title, String record, String button) {
        claim(caseNumber, title);
        tab.type("通話の記録", record);
        finish(button);
    }

    void approve(String caseNumber) {
        claim(caseNumber, "書面手続きの承認");
        finish("承認する");
    }

    /** Presses what ends the task, which leads to the case's story. */
    void finish(String button) {
        tab.press(button);
        assertThat(tab.title()).as(tab.text()).isEqualTo("案件の経過");
    }

    // The case

    void openStory(String caseNumber) {
        tab.open("/staff/cases/" + caseNumber);
        assertThat(tab.title()).isEqualTo("案件の経過");
    }

    /** The letter that the case's story offers. */
    void opensLetter(String caseNumber, String label) {
        openStory(caseNumber);
        String address = tab.page()
                .locator("main a")
                .getByText(label + "（PDF）", new Locator.GetByTextOptions().setExact(true))
                .getAttribute("href");
        assertPdf(tab, address);
    }

    static void assertPdf(Tab tab, String address) {
        APIResponse answer = tab.page().request().get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith("application/pdf");
        assertThat(new String(answer.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }
}
