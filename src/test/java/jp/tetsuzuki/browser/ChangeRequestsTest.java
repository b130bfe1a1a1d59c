package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.modeling.PaperChanges;
import jp.tetsuzuki.modeling.TokenChanges;
import jp.tetsuzuki.modeling.TransferChanges;
import jp.tetsuzuki.platform.BusinessDays;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each of the change requests of {@code src/site/markdown/changes.md}, deployed by the demo's analyst into the running
 * system and used at once, as the people concerned see it.
 */
class ChangeRequestsTest extends DeskBrowserTest {

    private static final String REMINDER_MAIL = "ワンタイムパスワードアプリの初期設定がお済みでありません";
    private static final String FIRST_CALL = "登録電話番号への確認（1回目）";
    private static final String BY_HIM_OR_HER = "本人の申込と確認した";
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm").withZone(ZoneId.of("Asia/Tokyo"));

    @Autowired
    private BusinessDays businessDays;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    private final Analyst analyst = new Analyst(URI.create(BASE_URL).getPort(), "analyst1", "Staff-analyst1");

    @AfterEach
    void undoChanges() {
        analyst.undo();
    }

    // Tokens

    @Test
    void a_note_on_the_release_page_is_read_by_the_next_customer() {
        hasToken("IN_USE");
        logIn();
        begin(USE_RELEASE);
        assertThat(tab.text()).doesNotContain("先に新しい端末をご用意ください");
        TokenChanges.addNoteOnRelease(analyst);
        begin(USE_RELEASE);
        assertThat(tab.title()).isEqualTo(CONFIRM_RELEASE);
        assertThat(tab.text()).contains("先に新しい端末をご用意ください");
    }

    @Test
    void the_release_page_is_cancelled_after_10_minutes() {
        hasToken("IN_USE");
        TokenChanges.waitTenMinutesForRelease(analyst);
        logIn();
        begin(USE_RELEASE);
        refuseRelease();
        String address = tab.page().url();
        advance(Duration.ofMinutes(9));
        tab.open(address);
        assertThat(tab.title()).isEqualTo(CONFIRM_RELEASE);
        advance(Duration.ofMinutes(2));
        awaitTitle(address, "ワンタイムパスワード利用解除");
        assertThat(tab.text()).contains("10分間お手続きが進まなかったため");
    }

    @Test
    void the_setup_is_reminded_of_on_the_third_day_and_a_day_before_its_deadline() {
        TokenChanges.remindADayBeforeDeadline(analyst);
        logIn();
        issue();
        mailbox.await(customer.phoneAddress(), APP_MAIL);
        advance(Duration.ofDays(3));
        mailbox.await(customer.noticeAddress(), REMINDER_MAIL);
        advance(Duration.ofDays(3));
        mailbox.awaitAll(customer.noticeAddress(), REMINDER_MAIL, 2);
    }

    @Test
    void the_kind_of_device_is_asked_on_the_issuance_page_and_shown_to_the_clerk() {
        logIn();
        begin(ISSUANCE);
        assertThat(tab.text()).doesNotContain("アプリをお使いになる端末");
        TokenChanges.askKindOfDevice(analyst);
        begin(ISSUANCE);
        enterIssuance(Depositor.START_PASSWORD);
        assertThat(tab.errors()).as("the question wants an answer").hasSize(1);
        tab.choose("アプリをお使いになる端末", "Android");
        enterIssuance(Depositor.START_PASSWORD);
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);

        Tab clerk = desk("clerk1").tab();
        clerk.open("/staff/customers");
        clerk.type("契約者番号またはお名前のカナ", customer.contractNumber());
        clerk.press("検索する");
        clerk.press(customer.contractNumber());
        assertThat(clerk.text()).contains("トークン発行（端末の種類：Android）");
    }

    @Test
    void an_approver_consents_to_the_first_token_of_a_contract_younger_than_30_days() {
        TokenChanges.askConsentToFirstToken(analyst);
        logIn();
        begin(ISSUANCE);
        enterIssuance(Depositor.START_PASSWORD);
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo("トークン発行");
        assertThat(tab.text()).contains("取扱店で確認しています");
        String address = tab.page().url();

        Desk approver = desk("approver1");
        approver.claim(customer.contractNumber(), "初めてのトークンの発行への同意");
        assertThat(approver.tab().text()).contains(customer.name(), customer.phoneAddress());
        approver.tab().press("同意する");

        mailbox.await(customer.phoneAddress(), APP_MAIL);
        tab.open(address);
        assertThat(tab.title()).isEqualTo(COMPLETE);
    }

    // Those who have begun before

    @Test
    void whoever_has_begun_goes_on_with_the_old_version_until_the_analyst_moves_them() {
        hasToken("IN_USE");
        logIn();
        begin(USE_RELEASE);
        refuseRelease();
        String address = tab.page().url();
        TokenChanges.addNoteOnRelease(analyst);
        tab.open(address);
        assertThat(tab.text()).doesNotContain("先に新しい端末をご用意ください");

        Tab desk = desk("analyst1").tab();
        desk.open("/staff/analysis/procedures/" + USE_RELEASE + "/" + versionOf(address));
        desk.press("移行の内容を確認する");
        assertThat(desk.title()).startsWith("ワンタイムパスワード利用解除").endsWith("版への移行");
        assertThat(desk.text()).contains("いま待っている手順と移行先", "利用解除を確認する（userTask_confirm）");
        desk.leaveBy(desk.page().locator("main form button"));
        assertThat(desk.page().getByRole(AriaRole.STATUS).innerText()).contains("件を第", "版に移しました");

        tab.open(address);
        assertThat(tab.title()).isEqualTo(CONFIRM_RELEASE);
        assertThat(tab.text()).contains("先に新しい端末をご用意ください");
    }

    /** So that the first page has been sent and waits. */
    private void refuseRelease() {
        tab.type("確認用パスワード", "Kakunin-0000");
        tab.type("ワンタイムパスワード", "000000");
        tab.press("解除する");
        assertThat(tab.errors()).isNotEmpty();
    }

    private int versionOf(String address) {
        String instance = address.replaceFirst(".*/([^/?]+)(\\?.*)?", "$1");
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getVersion();
    }

    // Transfers

    @Test
    void a_transfer_above_500000_yen_is_confirmed_on_a_second_page() {
        hasMailPasswordsByPhone();
        TransferChanges.confirmLargeOnSecondPage(analyst);
        logIn();
        enterTransfer("1234567", "500,000");
        tab.press("戻る");
        tab.type("金額", "500,001");
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo("振込金額の確認");
        assertThat(tab.text()).contains("50万円を超えるお振込です", "500,001円", "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ");
        tab.press("戻る");
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        tab.press("次へ");
        tab.press("次へ");
        assertThat(tab.title()).isEqualTo(CONFIRM_TRANSFER);
        confirmTransfer("メール通知パスワード", password(IN_USE, customer.phoneAddress()));
        assertThat(tab.title()).isEqualTo(TRANSFER_RECEIVED);
        assertThat(tab.text()).contains("500,001円");
    }

    @Test
    void a_token_serves_for_transfers_a_day_after_its_use_was_started() {
        hasToken("IN_USE");
        logIn();
        begin(TRANSFER);
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
        TransferChanges.waitAfterUseStart(analyst);
        begin(TRANSFER);
        assertThat(tab.title()).isEqualTo(TRANSFER_CLOSED);
        assertThat(tab.text()).contains("利用開始から24時間は、お振込をご利用いただけません");
        advance(Duration.ofHours(24));
        logIn();
        begin(TRANSFER);
        assertThat(tab.title()).isEqualTo(ENTER_TRANSFER);
    }

    // Papers

    @Test
    void reason_b_is_called_back_as_soon_as_its_row_says_so() {
        PaperChanges.callBackForB(analyst);
        hasToken("LOCKED");
        Desk clerk = desk("clerk1");
        String number = receiveUnlock(clerk);
        clerk.check(number);
        clerk.callBack(number, FIRST_CALL, "10時 ご本人が応対", BY_HIM_OR_HER);
        desk("approver1").approve(number);
        assertThat(awaitMail(COMPLETED_MAIL)).contains(number, "閉塞を解除しました");
    }

    @Test
    void a_deficiency_of_a_paper_that_came_by_post_may_be_mended_within_ten_business_days() {
        PaperChanges.giveTenDaysByPost(analyst);
        isRestricted();
        Desk clerk = desk("clerk1");
        clerk.beginReception(today());
        clerk.tab().choose("受付方法", "郵送");
        clerk.tab().type("契約者番号", customer.contractNumber());
        clerk.tab().choose("お手続きの理由", "トークンの発行回数超過による発行規制");
        clerk.toConfirmation();
        String number = clerk.register();
        clerk.findDeficient(number, "届出印の押印がありません。");
        assertThat(awaitMail(DEFICIENCY_MAIL)).contains(TO_THE_MINUTE.format(businessDays.after(clock.instant(), 10)));

        passBusinessDays(5);
        desk("clerk2").claim(number, "補正の受付");
    }

    @Test
    void a_branch_lifts_restrictions_without_an_approval_when_its_row_says_so() {
        PaperChanges.waiveApprovalOfD(analyst, "001");
        Desk clerk = desk("clerk1");
        String number = restrictedCase(clerk);
        clerk.check(number);
        assertThat(clerk.tab().text()).contains("いま待っている事務はありません");
        assertThat(awaitMail(COMPLETED_MAIL)).contains(number, "トークンの発行規制を解除しました");
        logIn();
        begin(ISSUANCE);
        assertThat(tab.title()).isEqualTo(ENTER);
    }

    @Test
    void the_loss_of_a_device_is_approved_by_two_people() {
        PaperChanges.approveLossTwice(analyst);
        hasToken("IN_USE");
        Desk clerk = desk("clerk1");
        receiveFromScratch(clerk, "端末の故障・紛失（ワンタイムパスワード）");
        String number = clerk.register();
        clerk.check(number);
        clerk.callBack(number, FIRST_CALL, "10時 ご本人が応対", BY_HIM_OR_HER);
        Desk first = desk("approver1");
        first.approve(number);
        assertThat(first.tab().text()).contains("もう一人が承認する");
        first.claim(number);
        assertThat(first.tab().title()).isEqualTo("書面手続きの承認（二人目）");
        assertThat(first.tab().text()).doesNotContain("この事務を引き受けました");
        assertThat(first.tab().button("承認する").count()).isZero();

        Desk second = desk("approver2");
        second.claim(number, "書面手続きの承認（二人目）");
        second.finish("承認する");
        assertThat(awaitMail(COMPLETED_MAIL)).contains(number, "トークンの利用を解除しました");
    }

    @Test
    void a_changed_name_is_a_reason_of_its_own_as_soon_as_its_files_are_deployed() {
        PaperChanges.addNameChange(analyst);
        logIn();
        begin("paper-application");
        tab.choose("お手続きの理由", "お名前が変わった");
        tab.press("次へ");
        String printed = printApplication();

        Desk clerk = desk("clerk1");
        clerk.beginReception(today());
        clerk.tab().type("受付番号", printed);
        clerk.toConfirmation();
        assertThat(clerk.tab().text()).contains(customer.name(), "お名前の変更");
        String number = clerk.register();
        clerk.claim(number, "新しいお名前の入力");
        clerk.tab().type("変更後のお名前とカナ", "手続恵子（テツヅキケイコ）");
        clerk.finish("入力を終える");
        clerk.check(number);
        clerk.callBack(number, FIRST_CALL, "10時 ご本人が応対", BY_HIM_OR_HER);
        Desk approver = desk("approver1");
        approver.claim(number, "書面手続きの承認");
        assertThat(approver.tab().text()).contains("手続恵子（テツヅキケイコ）");
        approver.finish("承認する");
        clerk.claim(number, "名義の変更");
        clerk.tab().type("勘定系の処理番号", "K-20481");
        clerk.finish("手続きを完了する");
        assertThat(awaitMail(COMPLETED_MAIL)).contains(number, "お名前を変更しました。");
        assertStatus(number, "お名前の変更", "完了");
    }

    private String receiveUnlock(Desk clerk) {
        receiveFromScratch(clerk, "ワンタイムパスワードの誤入力による閉塞");
        clerk.tab().choose("ご希望の内容", "閉塞を解除して、いまのトークンを使い続ける");
        clerk.toConfirmation();
        return clerk.register();
    }

    /** Timers run in the background. */
    private void awaitTitle(String address, String title) {
        Awaitility.await(title).pollInSameThread().atMost(LONGEST_WAIT).until(() -> {
            tab.open(address);
            return tab.title().equals(title);
        });
    }
}
