package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.ANALYST;
import static jp.tetsuzuki.taskui.Colleague.APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.HEADQUARTERS;
import static jp.tetsuzuki.taskui.Colleague.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.tetsuzuki.mail.ScriptedSmtpServer;
import jp.tetsuzuki.mail.ScriptedSmtpServer.Turn;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** システム運用 as operators meet it, with mails that the mail server refuses. */
class OperationsTest extends DeskBrowserContract {

    private static final String PAGE = "/staff/operations";
    private static final String KEY = "operations-example";
    private static final ScriptedSmtpServer SERVER = new ScriptedSmtpServer();

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:operations;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        registry.add("spring.mail.port", SERVER::port);
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @BeforeEach
    void clear() {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance ->
                        runtime.deleteProcessInstanceIfExists(instance.getId(), "test", true, true, true, false));
        jdbc.sql("DELETE FROM mail_dispatch").update();
        repository
                .createDeployment()
                .enableDuplicateFiltering(false)
                .name(KEY)
                .addModelInstance(
                        KEY + ".bpmn",
                        Bpmn.createExecutableProcess(KEY)
                                .name("見本の手続き")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask("serviceTask_mail")
                                .name("案内のメールを送る")
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${sendMailDelegate}")
                                .camundaInputParameter("mailTemplate", "otp-app-download")
                                .camundaInputParameter("mailTo", "${mailAddress}")
                                .endEvent()
                                .done())
                .deploy();
    }

    @Test
    void nothing_has_failed_and_all_is_well() throws Exception {
        SERVER.next();
        assertThat(opened(OPERATOR, PAGE))
                .contains("失敗した処理はありません", "待機中の処理", "メールの送信待ち", "稼働状態", "正常（UP）")
                .doesNotContain("異常（DOWN）", "すべてもう一度実行する");
    }

    @Test
    void a_step_that_has_failed_is_shown_with_its_cause_and_without_the_customer() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        assertThat(opened(OPERATOR, PAGE))
                .contains("1件あります", "見本の手続き", "案内のメールを送る", "2月1日 10:00", "メールサーバーがメールの受け取りを断りました", "MailNotSent")
                .doesNotContain("試した回数", "届出太郎", "taro@example.jp", contractNumber(instanceId), "451");
    }

    @Test
    void a_step_that_is_tried_again_is_shown_with_its_cause_and_without_the_customer() throws Exception {
        String instanceId = refusedMail();
        assertThat(opened(OPERATOR, PAGE))
                .contains("失敗した処理はありません", "再び試している処理", "1件あります", "見本の手続き", "案内のメールを送る", "残り35回", "2月1日 10:00")
                .contains("メールサーバーがメールの受け取りを断りました", "MailNotSent", jobOf(instanceId) + "/retry")
                .doesNotContain("すべてもう一度実行する", "届出太郎", "taro@example.jp", contractNumber(instanceId), "451");
    }

    @Test
    void a_step_that_is_tried_again_need_not_wait_for_it_and_who_hurried_it_is_recorded_once() throws Exception {
        String instanceId = refusedMail();
        String retry = retry(instanceId);
        assertThat(sent(OPERATOR, retry, Map.of())).isEqualTo(PAGE + "?_retried");
        assertThat(opened(OPERATOR, PAGE)).contains("まもなく", "36回").doesNotContain(retry);
        assertThat(sent(OPERATOR, retry, Map.of())).isEqualTo(PAGE + "?_already");
        assertThat(audited(instanceId)).containsExactly("operator1 step.retry DONE");

        SERVER.next(Turn.ACCEPT);
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instanceId)
                .executable()
                .singleResult()
                .getId());
        assertThat(SERVER.received()).hasSize(1);
        assertThat(opened(OPERATOR, PAGE)).contains("再び試している処理はありません");
    }

    @Test
    void a_step_that_has_not_run_yet_is_not_hurried() throws Exception {
        String instanceId = mailToSend();
        assertThat(opened(OPERATOR, PAGE)).contains("再び試している処理はありません");
        assertThat(sent(OPERATOR, retry(instanceId), Map.of())).isEqualTo(PAGE + "?_already");
        assertThat(audited(instanceId)).isEmpty();
    }

    @Test
    void steps_that_are_tried_again_are_shown_one_page_at_a_time() throws Exception {
        Stream.generate(this::refusedMail).limit(4).toList();
        String first = opened(OPERATOR, PAGE);
        assertThat(first).contains("4件あります", "次のページへ").doesNotContain("最初のページへ");
        assertThat(first.split("/retry\"", -1)).as("three rows").hasSize(1 + 3);
        String second = opened(OPERATOR, link(first, "次のページへ"));
        assertThat(second).contains("最初のページへ").doesNotContain("次のページへ");
        assertThat(second.split("/retry\"", -1)).hasSize(1 + 1);
        assertThat(status(OPERATOR, PAGE + "?again=0")).isEqualTo(404);
    }

    @Test
    void a_recipient_that_is_no_mail_address_is_told_without_it() throws Exception {
        String instanceId = mailToSend();
        runtime.setVariable(instanceId, "mailAddress", "taro@@example.jp");
        assertThat(catchThrowable(() -> management.executeJob(jobOf(instanceId))))
                .isNotNull();
        assertThat(opened(OPERATOR, PAGE))
                .contains("メールの宛先が、メールアドレスとして正しくありません", "IllegalArgumentException")
                .doesNotContain("taro");
    }

    @Test
    void a_step_that_was_given_up_without_ever_having_run_has_its_name() throws Exception {
        String instanceId = mailToSend();
        management.setJobRetries(jobOf(instanceId), 0);
        assertThat(opened(OPERATOR, PAGE)).contains("1件あります", "見本の手続き", "案内のメールを送る");
    }

    @Test
    void a_silent_mail_server_is_told_from_one_that_refuses() throws Exception {
        failedMail(Turn.DROP_AFTER_THE_FINAL_DOT);
        assertThat(opened(OPERATOR, PAGE)).contains("メールサーバーにつながらないか、応答がありませんでした");
    }

    @Test
    void a_failed_step_of_a_case_is_shown_with_its_number() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        cases.open(instanceId, Map.of("caseNumber", "K-" + instanceId.substring(0, 8), "branchCode", "001"));
        assertThat(opened(OPERATOR, PAGE)).contains("K-" + instanceId.substring(0, 8));
    }

    @Test
    void a_step_is_tried_again_at_once_and_by_whom_is_recorded() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        String retry = retry(instanceId);
        assertThat(sent(OPERATOR, retry, Map.of())).isEqualTo(PAGE + "?_retried");
        assertThat(opened(OPERATOR, PAGE + "?_retried")).contains("もう一度実行するよう手配しました", "失敗した処理はありません", "2月1日 10:00から");
        assertThat(runtime.createIncidentQuery().processInstanceId(instanceId).count())
                .isZero();
        assertThat(audited(instanceId)).containsExactly("operator1 step.retry DONE");

        SERVER.next(Turn.ACCEPT);
        Job due = management
                .createJobQuery()
                .processInstanceId(instanceId)
                .executable()
                .singleResult();
        management.executeJob(due.getId());
        assertThat(SERVER.received()).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .count())
                .isZero();
    }

    @Test
    void who_presses_twice_is_told_so_and_recorded_once() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        String retry = retry(instanceId);
        sent(OPERATOR, retry, Map.of());
        assertThat(sent(OPERATOR, retry, Map.of())).isEqualTo(PAGE + "?_already");
        assertThat(opened(OPERATOR, PAGE + "?_already")).contains("すでに再実行が手配されたか");
        assertThat(audited(instanceId)).hasSize(1);
        assertThat(sent(OPERATOR, PAGE + "/steps/" + UUID.randomUUID() + "/retry", Map.of()))
                .isEqualTo(PAGE + "?_already");
    }

    @Test
    void of_many_who_press_at_once_one_is_served() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        String retry = retry(instanceId);
        List<String> answers = Together.act(Stream.generate(
                        () -> (java.util.concurrent.Callable<String>) () -> sent(OPERATOR, retry, Map.of()))
                .limit(6)
                .toList());
        assertThat(answers).containsOnlyOnce(PAGE + "?_retried");
        assertThat(audited(instanceId)).hasSize(1);
    }

    @Test
    void all_are_tried_again_page_or_not_each_recorded_once_however_many_press() throws Exception {
        List<String> instances = Stream.generate(() -> failedMail(Turn.REFUSE_RECIPIENT_WITH_451))
                .limit(5)
                .toList();
        String first = opened(OPERATOR, PAGE);
        assertThat(first).contains("5件あります", "次のページへ").doesNotContain("最初のページへ");
        assertThat(first.split("/retry\"", -1)).as("all, and three rows").hasSize(1 + 4);
        assertThat(opened(OPERATOR, link(first, "次のページへ"))).contains("最初のページへ").doesNotContain("次のページへ");

        Together.act(Stream.generate(
                        () -> (java.util.concurrent.Callable<String>) () -> sent(OPERATOR, PAGE + "/retry", Map.of()))
                .limit(3)
                .toList());
        // Whoever gave way to another stopped there.
        sent(OPERATOR, PAGE + "/retry", Map.of());
        assertThat(opened(OPERATOR, PAGE)).contains("失敗した処理はありません");
        assertThat(instances)
                .allSatisfy(instance -> assertThat(audited(instance)).hasSize(1));
    }

    @Test
    void mails_that_are_not_sent_are_counted() throws Exception {
        failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        assertThat(opened(OPERATOR, PAGE).replaceAll("\\s+", ""))
                .contains("<dt>未送信（2回以上試したもの）</dt><dd>1件</dd>", "<dt>未送信（1回試したもの）</dt><dd>0件</dd>")
                .contains("2027年2月1日10:00から");
    }

    @Test
    void the_mail_of_a_cancelled_instance_is_not_waited_for() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        runtime.deleteProcessInstance(instanceId, "cancelled");
        assertThat(opened(OPERATOR, PAGE).replaceAll("\\s+", ""))
                .contains("<dt>未送信（2回以上試したもの）</dt><dd>0件</dd>", "<dt>未送信（1回試したもの）</dt><dd>0件</dd>");
    }

    @Test
    void a_mail_server_that_lets_nobody_in_is_shown_as_down_and_asked_again_after_a_moment() throws Exception {
        example.pass(Duration.ofSeconds(10));
        SERVER.next(Turn.GREET_WITH_421);
        assertThat(opened(OPERATOR, PAGE)).contains("異常（DOWN）");
        SERVER.next();
        example.pass(Duration.ofSeconds(9));
        assertThat(opened(OPERATOR, PAGE)).as("not asked").contains("異常（DOWN）");
        example.pass(Duration.ofSeconds(1));
        assertThat(opened(OPERATOR, PAGE)).doesNotContain("異常（DOWN）");
    }

    @Test
    void there_is_no_such_page_for_anybody_else() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        String retry = retry(instanceId);
        for (Colleague who : List.of(CLERK, APPROVER, HEADQUARTERS, ANALYST)) {
            assertThat(status(who, PAGE)).as(who.staffId()).isEqualTo(404);
            assertThat(post(who, retry, Map.of()).getStatus()).as(who.staffId()).isEqualTo(404);
            assertThat(post(who, PAGE + "/retry", Map.of()).getStatus())
                    .as(who.staffId())
                    .isEqualTo(404);
            assertThat(opened(who, "/staff")).doesNotContain("システム運用");
        }
        assertThat(opened(OPERATOR, "/staff")).doesNotContain("失敗した処理");
        assertThat(audited(instanceId)).isEmpty();
    }

    @Test
    void nothing_is_tried_again_without_the_token_of_the_page() throws Exception {
        String instanceId = failedMail(Turn.REFUSE_RECIPIENT_WITH_451);
        mvc.perform(MockMvcRequestBuilders.post(PAGE + "/retry").with(as(OPERATOR)));
        assertThat(audited(instanceId)).isEmpty();
        assertThat(opened(OPERATOR, PAGE)).contains("1件あります");
    }

    @Test
    void a_page_that_is_none_is_not_found() throws Exception {
        for (String page : List.of("0", "-1", "x", "99999999999")) {
            assertThat(status(OPERATOR, PAGE + "?page=" + page)).as(page).isEqualTo(404);
        }
    }

    /** An instance whose mail was given up, refused so at every attempt. */
    private String failedMail(Turn turn) {
        SERVER.next(turn, turn);
        String instanceId = mailToSend();
        String jobId = jobOf(instanceId);
        assertThat(catchThrowable(() -> management.executeJob(jobId))).isNotNull();
        management.setJobRetries(jobId, 1);
        assertThat(catchThrowable(() -> management.executeJob(jobId))).isNotNull();
        SERVER.next();
        return instanceId;
    }

    /** An instance whose mail was refused once and is tried again. */
    private String refusedMail() {
        SERVER.next(Turn.REFUSE_RECIPIENT_WITH_451);
        String instanceId = mailToSend();
        assertThat(catchThrowable(() -> management.executeJob(jobOf(instanceId))))
                .isNotNull();
        SERVER.next();
        return instanceId;
    }

    private String mailToSend() {
        return runtime.startProcessInstanceByKey(
                        KEY,
                        Map.of(
                                "contractNumber", example.customerOf("001"),
                                "mailAddress", "taro@example.jp",
                                "serviceId", "S12345678",
                                "userId", "U1",
                                "setupDeadline", Date.from(clock.instant().plus(Duration.ofDays(7)))))
                .getId();
    }

    private String jobOf(String instanceId) {
        return management
                .createJobQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getId();
    }

    private String contractNumber(String instanceId) {
        return (String) runtime.getVariable(instanceId, "contractNumber");
    }

    private String retry(String instanceId) {
        return PAGE + "/steps/" + jobOf(instanceId) + "/retry";
    }

    private List<String> audited(String instanceId) {
        return jdbc.sql("SELECT actor || ' ' || action || ' ' || outcome FROM audit_event"
                        + " WHERE action = 'step.retry' AND object LIKE ? ORDER BY id")
                .param(instanceId + "/%")
                .query(String.class)
                .list();
    }
}
