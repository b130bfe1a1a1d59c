package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.modeling.Drawing;
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

    private static final String ISSUANCE_DIAGRAM = "otp-token-issuance.bpmn";
    private static final String RELEASE_DIAGRAM = "otp-use-release.bpmn";
    private static final String ISSUANCE_INPUT = "otp-token-issuance-input.form";
    private static final String PORTAL_PAGE = "<camunda:property name=\"portalPage\"";
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
        analyst.change(RELEASE_DIAGRAM, "${portalPolicy.idlePeriod}", "PT10M")
                .change(RELEASE_DIAGRAM, "30分操作がなかった", "10分操作がなかった")
                .change("otp-use-release-timed-out.form", "30分間", "10分間")
                .deploy();

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
        analyst.draw(
                        ISSUANCE_DIAGRAM,
                        new Drawing()
                                .node("""
                                        <bpmn:boundaryEvent id="boundaryEvent_setupDeadlineNear" name="期限の前日になった" \
                                        cancelActivity="false" attachedToRef="subProcess_awaitSetup">\
                                        <bpmn:timerEventDefinition id="timerEventDefinition_setupDeadlineNear">\
                                        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">\
                                        ${moments.before(setupDeadline, 'P1D')}</bpmn:timeDate>\
                                        </bpmn:timerEventDefinition></bpmn:boundaryEvent>""", "1447,222,36,36", "1428,270,36,28")
                                .flow(
                                        "flow_setupDeadlineNear_setupReminder",
                                        "",
                                        "boundaryEvent_setupDeadlineNear",
                                        "sendTask_setupReminder",
                                        "",
                                        "1465,258 1465,330"))
                .deploy();

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
        analyst.change(ISSUANCE_DIAGRAM, PORTAL_PAGE, """
                        <camunda:property name="variables" value="deviceType: text" />\
                        <camunda:property name="shownToStaff" value="deviceType=端末の種類" />""" + PORTAL_PAGE)
                .change(ISSUANCE_INPUT, "\"components\": [", """
                        "components": [
                            {
                              "type": "radio",
                              "label": "アプリをお使いになる端末",
                              "key": "deviceType",
                              "values": [
                                { "label": "iPhone", "value": "iPhone" },
                                { "label": "Android", "value": "Android" },
                                { "label": "パソコン", "value": "パソコン" }
                              ],
                              "validate": { "required": true },
                              "id": "radio_deviceType",
                              "layout": { "row": "Row_0", "columns": null }
                            },""")
                .deploy();

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
        deployConsent();
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
        deployConsent();
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
        deployConsent();
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

    private void deployConsent() {
        analyst.change(
                        ISSUANCE_DIAGRAM,
                        PORTAL_PAGE,
                        "<camunda:property name=\"variables\" value=\"consentRequired: flag\" />" + PORTAL_PAGE)
                .change(ISSUANCE_DIAGRAM, "camunda:delegateExpression=\"${checkConfirmationPasswordDelegate}\">", """
                        camunda:delegateExpression="${checkConfirmationPasswordDelegate}"><bpmn:extensionElements>\
                        <camunda:inputOutput><camunda:inputParameter name="decision">otp-issuance-consent\
                        </camunda:inputParameter></camunda:inputOutput>\
                        <camunda:executionListener delegateExpression="${decideDelegate}" event="start" />\
                        </bpmn:extensionElements>""")
                .change(
                        ISSUANCE_DIAGRAM,
                        "${confirmationOutcome == 'RIGHT'}",
                        "${confirmationOutcome == 'RIGHT' &amp;&amp; !consentRequired}")
                .draw(ISSUANCE_DIAGRAM, consent())
                .add("otp-issuance-consent.dmn")
                .add("otp-token-issuance-consent.form")
                .add("otp-token-issuance-awaiting-consent.form")
                .add("otp-token-issuance-declined.form")
                .deploy();
    }

    /** Above the line of the good case, between the check of the confirmation password and the issue. */
    private static Drawing consent() {
        return new Drawing()
                .node("""
                        <bpmn:serviceTask id="serviceTask_takeUpCase" name="窓口の案件にする" \
                        camunda:delegateExpression="${takeUpCaseDelegate}"><bpmn:extensionElements>\
                        <camunda:inputOutput><camunda:inputParameter name="caseSubject">初めてのトークンの発行\
                        </camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""", "1088,-100,100,80")
                .node("""
                        <bpmn:intermediateThrowEvent id="intermediateEvent_awaitingConsent" name="確認中と伝えた">\
                        <bpmn:extensionElements><camunda:properties>\
                        <camunda:property name="resultForm" value="otp-token-issuance-awaiting-consent" />\
                        <camunda:property name="resultKind" value="info" />\
                        <camunda:property name="title" value="トークン発行" />\
                        </camunda:properties></bpmn:extensionElements></bpmn:intermediateThrowEvent>""", "1220,-78,36,36", "1200,-36,80,14")
                .node("""
                        <bpmn:userTask id="userTask_consent" name="初回の発行に同意する" \
                        camunda:formRef="otp-token-issuance-consent" camunda:formRefBinding="deployment" \
                        camunda:candidateGroups="approver@${branchCode}"><bpmn:extensionElements><camunda:properties>\
                        <camunda:property name="title" value="初めてのトークンの発行への同意" />\
                        <camunda:property name="stage" value="取扱店で確認しています" />\
                        <camunda:property name="fourEyes" value="true" />\
                        </camunda:properties></bpmn:extensionElements></bpmn:userTask>""", "1290,-100,100,80")
                .node("""
                        <bpmn:boundaryEvent id="boundaryEvent_consentLate" name="10日たった" \
                        attachedToRef="userTask_consent"><bpmn:timerEventDefinition id="timerEventDefinition_consentLate">\
                        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P10D</bpmn:timeDuration>\
                        </bpmn:timerEventDefinition></bpmn:boundaryEvent>""", "1322,-38,36,36", "1362,-14,60,14")
                .node("""
                        <bpmn:exclusiveGateway id="gateway_consented" name="同意したか" \
                        default="flow_consented_issueToken" />""", "1430,-85,50,50", "1424,-108,62,14")
                .node("""
                        <bpmn:serviceTask id="serviceTask_discardDeclined" name="発行前のトークンを破棄する" \
                        camunda:delegateExpression="${discardTokenDelegate}" />""", "1530,-100,100,80")
                .node("""
                        <bpmn:endEvent id="endEvent_declined" name="発行しないと伝えた"><bpmn:extensionElements>\
                        <camunda:properties>\
                        <camunda:property name="resultForm" value="otp-token-issuance-declined" />\
                        <camunda:property name="resultKind" value="refused" />\
                        <camunda:property name="title" value="トークン発行" />\
                        </camunda:properties></bpmn:extensionElements></bpmn:endEvent>""", "1670,-78,36,36", "1640,-36,96,14")
                .flow(
                        "flow_confirmationPasswordRight_takeUpCase",
                        "同意が要る",
                        "gateway_confirmationPasswordRight",
                        "serviceTask_takeUpCase",
                        "${confirmationOutcome == 'RIGHT' && consentRequired}",
                        "1138,187 1138,-20")
                .flow(
                        "flow_takeUpCase_awaitingConsent",
                        "",
                        "serviceTask_takeUpCase",
                        "intermediateEvent_awaitingConsent",
                        "",
                        "1188,-60 1220,-60")
                .flow(
                        "flow_awaitingConsent_consent",
                        "",
                        "intermediateEvent_awaitingConsent",
                        "userTask_consent",
                        "",
                        "1256,-60 1290,-60")
                .flow("flow_consent_consented", "", "userTask_consent", "gateway_consented", "", "1390,-60 1430,-60")
                .flow(
                        "flow_consented_issueToken",
                        "はい",
                        "gateway_consented",
                        "serviceTask_issueToken",
                        "",
                        "1455,-35 1455,20 1245,20 1245,160")
                .flow(
                        "flow_consented_discardDeclined",
                        "いいえ",
                        "gateway_consented",
                        "serviceTask_discardDeclined",
                        "${outcome == 'reject'}",
                        "1480,-60 1530,-60")
                .flow(
                        "flow_consentLate_discardDeclined",
                        "",
                        "boundaryEvent_consentLate",
                        "serviceTask_discardDeclined",
                        "",
                        "1340,-2 1340,8 1580,8 1580,-20")
                .flow(
                        "flow_discardDeclined_declined",
                        "",
                        "serviceTask_discardDeclined",
                        "endEvent_declined",
                        "",
                        "1630,-60 1670,-60");
    }
}
