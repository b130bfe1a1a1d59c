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

    private Desk deskOf(Role role) {
        String staffId = "tantou" + LAST_STAFF.incrementAndGet();
        staff.register(new StaffMember(staffId, "窓口 望", "001", Set.of(role)), DESK_PASSWORD);
        return new Desk(port).login(staffId, DESK_PASSWORD);
    }
}
