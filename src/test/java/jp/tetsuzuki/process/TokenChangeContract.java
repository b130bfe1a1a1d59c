package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.modeling.TokenChanges;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.Staff;
import jp.tetsuzuki.staff.StaffMember;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Change requests that concern a token's issue and release; see {@code src/site/markdown/changes.md}. */
abstract class TokenChangeContract extends ProcedureContract {

    private static final String DESK_PASSWORD = "Staff-madoguchi-pass";
    private static final AtomicInteger LAST_STAFF = new AtomicInteger();
    private static final String REMINDER = "ワンタイムパスワードアプリの初期設定がお済みでありません";

    @Autowired
    private Staff staff;

    private Analyst analyst;

    @BeforeEach
    void takeUpAnalyst() {
        analyst = Analyst.employed(staff, port);
    }

    @AfterEach
    void undoChanges() {
        analyst.undo();
    }

    @Test
    void the_release_page_waits_10_minutes_from_the_last_step() {
        Phone phone = inUse();
        TokenChanges.waitTenMinutesForRelease(analyst);

        ProcessInstance release = choose(RELEASE);
        pass(Duration.ofMinutes(9));
        runDueJobs(release);
        confirmRelease(release, CONFIRMATION_PASSWORD, phone.wrongCode());
        pass(Duration.ofMinutes(9));
        runDueJobs(release);
        BpmnAwareTests.assertThat(release).isWaitingAt("userTask_confirm");
        pass(Duration.ofMinutes(1));
        runDueJobs(release);

        assertEnded(release, "endEvent_timedOut");
        assertThat(logIn().visit("/procedures/" + RELEASE + "/" + release.getId())
                        .body())
                .contains("10分間お手続きが進まなかったため");
        assertThat(tokenState()).isEqualTo("IN_USE");
    }

    @Test
    void the_setup_is_reminded_of_on_the_third_day_and_a_day_before_its_deadline() {
        TokenChanges.remindADayBeforeDeadline(analyst);

        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        MailServer.next();
        pass(Duration.ofDays(3));
        runDueJobs(issuance);
        assertThat(subjects()).containsExactly(REMINDER);
        pass(Duration.ofDays(3).minusMinutes(1));
        runDueJobs(issuance);
        assertThat(subjects()).containsExactly(REMINDER);
        pass(Duration.ofMinutes(1));
        runDueJobs(issuance);
        assertThat(subjects()).containsExactly(REMINDER, REMINDER);
        pass(Duration.ofDays(1));
        runDueJobs(issuance);
        assertThat(tokenState()).isEqualTo("NONE");
    }

    @Test
    void the_kind_of_device_is_asked_on_the_issuance_page_and_shown_to_the_clerk() {
        TokenChanges.askKindOfDevice(analyst);

        Portal portal = logIn();
        String first = "/procedures/" + ISSUANCE;
        assertThat(portal.visit(first).body()).contains("アプリをお使いになる端末");
        Map<String, String> fields =
                new HashMap<>(Portal.applicationFields(MAIL_ADDRESS, secrets.typed(START_PASSWORD)));
        fields.put("deviceType", "Android");
        portal.send(first, fields);

        Desk clerk = deskOf(Role.CLERK);
        assertThat(clerk.post("/staff/customers/shown", Map.of("contractNumber", contractNumber))
                        .body())
                .contains("トークン発行（端末の種類：Android）");
        becomeNewCustomer();
        assertThat(clerk.post("/staff/customers/shown", Map.of("contractNumber", contractNumber))
                        .body())
                .contains(contractNumber)
                .doesNotContain("端末の種類");
    }

    @Test
    void an_approver_consents_to_the_first_token_of_a_contract_younger_than_30_days() {
        TokenChanges.askConsentToFirstToken(analyst);
        ProcessInstance issuance = issued();
        BpmnAwareTests.assertThat(issuance).isWaitingAt("userTask_consent");
        assertThat(tokenState()).isEqualTo("NONE");
        assertThat(pageOf(issuance)).contains("取扱店で確認しています");

        Desk approver = deskOf(Role.APPROVER);
        assertThat(approver.get("/staff").body()).contains("初めてのトークンの発行", contractNumber);
        decide(issuance, approver, Map.of());

        assertThat(tokenState()).isEqualTo("ISSUED");
        assertThat(pageOf(issuance)).contains("トークン発行（ソフトウェアトークン発行完了）");
        runDueJobs(issuance);
        assertThat(subjects()).hasSize(2);
    }

    @Test
    void without_the_consent_the_customer_reads_that_no_token_is_issued() {
        TokenChanges.askConsentToFirstToken(analyst);
        ProcessInstance declined = issued();
        decide(declined, deskOf(Role.APPROVER), Map.of("_outcome", "reject"));
        assertEnded(declined, "endEvent_declined");
        assertThat(pageOf(declined)).contains("トークンを発行できませんでした");
        assertThat(tokens()).isEmpty();

        ProcessInstance late = issued();
        pass(Duration.ofDays(10));
        runDueJobs(late);
        assertEnded(late, "endEvent_declined");
        assertThat(tokens()).isEmpty();
    }

    @Test
    void an_older_contract_and_a_second_token_need_no_consent() {
        TokenChanges.askConsentToFirstToken(analyst);
        pass(Duration.ofDays(30));
        ProcessInstance old = issued();
        assertThat(tokenState()).isEqualTo("ISSUED");

        becomeNewCustomer();
        decide(issued(), deskOf(Role.APPROVER), Map.of());
        issued();
        assertThat(tokens()).containsExactly("ISSUED", "VOIDED REPLACED");
        BpmnAwareTests.assertThat(old).isNotEnded();
    }

    private String pageOf(ProcessInstance issuance) {
        return logIn().visit("/procedures/" + ISSUANCE + "/" + issuance.getId()).body();
    }

    /** Claims the task of the instance at the desk and completes it. */
    private void decide(ProcessInstance issuance, Desk approver, Map<String, String> button) {
        String taskId = tasks.createTaskQuery()
                .processInstanceId(issuance.getId())
                .singleResult()
                .getId();
        String page = "/staff/tasks/" + taskId;
        assertThat(approver.send(page + "/claim", Map.of())).endsWith("?_claimed");
        Map<String, String> fields = new HashMap<>(button);
        fields.put("_page", taskId);
        approver.send(page, fields);
    }

    private Desk deskOf(Role role) {
        String staffId = "tantou" + LAST_STAFF.incrementAndGet();
        staff.register(new StaffMember(staffId, "窓口 望", "001", Set.of(role)), DESK_PASSWORD);
        return new Desk(port).login(staffId, DESK_PASSWORD);
    }
}
