package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.tetsuzuki.platform.BusinessDays;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of paper procedures have in common: customers who need paper, and staff who work it. */
abstract class DeskBrowserTest extends MailPasswordBrowserTest {

    static final String RECEIVED_MAIL = "書面によるお手続きの受付のお知らせ";
    static final String DEFICIENCY_MAIL = "【重要】書面によるお手続きの不備のご連絡";
    static final String ENDED_MAIL = "書面によるお手続きの終了のお知らせ";
    static final String REJECTED_MAIL = "【重要】書面によるお手続きの審査結果のお知らせ";
    static final String COMPLETED_MAIL = "【重要】書面によるお手続きの完了のお知らせ";

    static final String PRINTED = "書面の印刷（申込書の作成完了）";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Autowired
    private BusinessDays businessDays;

    Desk desk(String staffId) {
        return new Desk(newTab(newBrowser()), staffId).logIn();
    }

    /** The customer's date, as a date field takes it. */
    String today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN).toString();
    }

    String tomorrow() {
        return LocalDate.ofInstant(clock.instant(), JAPAN).plusDays(1).toString();
    }

    /** To the closing time of the given business day from now on, when what is due then is late. */
    void passBusinessDays(int days) {
        advance(Duration.between(clock.instant(), businessDays.after(clock.instant(), days))
                .plusSeconds(1));
    }

    // Where the customer stands

    /** As if the customer had gone through issue, setup and use start, without an app. */
    void hasToken(String state) {
        jdbc.sql("""
                        INSERT INTO token (id, contract_number, live_contract, state, locked_from, lock_reason,
                            mail_address, service_id, user_id, wrong_entries, setup_entries, app_mails, prepared_at,
                            issued_at, set_up_at, use_started_at, locked_at)
                        VALUES (RANDOM_UUID(), :contract, :contract, :state,
                            CASE WHEN :state = 'LOCKED' THEN 'IN_USE' END,
                            CASE WHEN :state = 'LOCKED' THEN 'WRONG_ENTRIES' END, :address, :service, :contract, 0, 0, 1,
                            :now, :now, :now, :now, CASE WHEN :state = 'LOCKED' THEN :now END)""")
                .param("contract", customer.contractNumber())
                .param("state", state)
                .param("address", customer.phoneAddress())
                .param("service", customer.contractNumber().substring(2))
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    void isRestricted() {
        jdbc.sql("INSERT INTO token_contract (contract_number, issuance_restricted, issues_counted_from)"
                        + " VALUES (?, TRUE, ?)")
                .params(customer.contractNumber(), clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    /**
     * As if the password had been suspended for the third time.
     *
     * @param kind LOGIN or CONFIRMATION
     */
    void isBlocked(String kind) {
        jdbc.sql("UPDATE customer_password SET blocked = TRUE, suspensions = 3 WHERE contract_number = ? AND kind = ?")
                .params(customer.contractNumber(), kind)
                .update();
    }

    /** A case without a call-back, received from scratch: the customer is 発行規制. */
    String restrictedCase(Desk clerk) {
        isRestricted();
        receiveFromScratch(clerk, "トークンの発行回数超過による発行規制");
        return clerk.register();
    }

    /** A case with a call-back: the customer has changed the device without releasing the token in use. */
    String deviceChangedCase(Desk clerk) {
        receiveFromScratch(clerk, "利用解除をせずに機種変更した");
        return clerk.register();
    }

    /** To the page that shows what will be registered, or back with what is wrong. */
    void receiveFromScratch(Desk clerk, String reason) {
        clerk.beginReception(today());
        clerk.tab().type("契約者番号", customer.contractNumber());
        clerk.tab().choose("お手続きの理由", reason);
        clerk.toConfirmation();
    }

    // The customer's side

    /** From the page of the application's reason, which the way here has chosen, to that of its contents. */
    void chosen(String reason) {
        assertThat(tab.title()).isEqualTo("書面の印刷（お手続きの選択）");
        assertThat(tab.field(reason).isChecked()).as(reason).isTrue();
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo("書面の印刷（申込内容の入力）");
    }

    /**
     * From the page of the application's contents to the printed application.
     *
     * @return its 受付番号
     */
    String printApplication() {
        tab.press("申込書を作成する");
        assertThat(tab.title()).as(tab.text()).isEqualTo(PRINTED);
        String link = tab.page()
                .locator("main a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("PDF"))
                .getAttribute("href");
        Desk.assertPdf(tab, link);
        return tab.page().locator("main dl.summary dd").first().innerText().strip();
    }

    /** What お手続き状況 says of the case: number, subject, stage, what is to be told, expected date. */
    List<String> status(String caseNumber) {
        tab.open("/status");
        return tab.page()
                .locator(".records tbody tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText(caseNumber))
                .locator("td")
                .allInnerTexts();
    }

    void assertStatus(String caseNumber, String... words) {
        assertThat(String.join(" ", status(caseNumber))).contains(words);
    }

    String awaitMail(String subject) {
        return mailbox.await(customer.noticeAddress(), subject).text();
    }
}
