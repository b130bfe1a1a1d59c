package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.modeling.Drawing;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change requests that concern paper procedures; see {@code src/site/markdown/changes.md}. */
abstract class PaperChangeRequestContract extends StaffContract {

    /** Closing times of business days after {@link #START}, a Monday. The second Thursday is a holiday. */
    private static final Instant FIVE_DAYS_LATER = Instant.parse("2027-02-08T06:00:00Z");

    private static final Instant TEN_DAYS_LATER = Instant.parse("2027-02-16T06:00:00Z");

    private static final String FIRST_ROW = "<rule id=\"rule_1\">";

    private Analyst analyst;

    @BeforeEach
    void takeUpAnalyst() {
        analyst = new Analyst(port, ANALYST, DESK_PASSWORD);
    }

    @AfterEach
    void undoChanges() {
        analyst.undo();
    }

    // Ten business days to mend what came by post

    @Test
    void a_deficiency_of_a_paper_that_came_by_post_may_be_mended_within_ten_business_days() {
        String before = deficient("POST");
        analyst.change("paper-mending-period.dmn", FIRST_ROW, row("", "\"POST\"", "10") + FIRST_ROW)
                .deploy();
        String byPost = deficient("POST");
        String atCounter = deficient("COUNTER");

        assertThat(dueOf(before)).isEqualTo(FIVE_DAYS_LATER);
        assertThat(dueOf(atCounter)).isEqualTo(FIVE_DAYS_LATER);
        assertThat(dueOf(byPost)).isEqualTo(TEN_DAYS_LATER);
        assertThat(expectedOn(byPost)).isEqualTo(LocalDate.of(2027, 2, 24));
        MailServer.next();
        runDue(byPost);
        assertThat(MailServer.received())
                .anySatisfy(mail -> assertThat(mail.text()).contains("2027年2月16日 15:00"));

        moveTo(TEN_DAYS_LATER.minusMillis(1));
        runDue(byPost);
        assertThat(waitsFor(byPost)).containsExactly("userTask_mend");
        runDue(before);
        assertThat(caseState(before)).isEqualTo("RETURNED");
        moveTo(TEN_DAYS_LATER);
        runDue(byPost);
        assertThat(caseState(byPost)).isEqualTo("RETURNED");
    }

    /** A case in which something is missing, of a new customer. */
    private String deficient(String channel) {
        becomeNewCustomer();
        restrict();
        Map<String, Object> fields = new HashMap<>(paper("d"));
        fields.put("paperChannel", channel);
        String number = receive(fields);
        findDeficient(number, "押印がありません");
        return number;
    }

    private static String row(String first, String second, String result) {
        return """
                <rule id="rule_new"><inputEntry id="inputEntry_new_1"><text>%s</text></inputEntry>\
                <inputEntry id="inputEntry_new_2"><text>%s</text></inputEntry>\
                <outputEntry id="outputEntry_new"><text>%s</text></outputEntry></rule>""".formatted(first, second, result);
    }

    // A branch that needs no approval for reason d

    @Test
    void a_branch_lifts_restrictions_without_an_approval_when_its_row_says_so() {
        String before = newCase();
        analyst.change("paper-approval.dmn", FIRST_ROW, row("\"d\"", "\"001\"", "false") + FIRST_ROW)
                .deploy();
        check(before);
        assertThat(waitsFor(before)).containsExactly("userTask_approve");

        String number = newCase();
        check(deskOf(COLLEAGUE), number);
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(fact("issuanceRestricted")).isEqualTo(false);
        assertThat(audit("paper.approve")).containsExactly("WAIVED");
        runDue(number);
        assertThat(isOver(number)).isTrue();

        assertThat(waitsFor(checkedElsewhere())).containsExactly("userTask_approve");
        becomeNewCustomer();
        block("LOGIN");
        String otherReason = receive(paper("g", "LOGIN"));
        check(deskOf(CLERK_AND_APPROVER), otherReason);
        assertThat(waitsFor(otherReason)).containsExactly("userTask_approve");
        assertBarred(CLERK_AND_APPROVER, otherReason);
        assertThat(audit("paper.approve")).isEmpty();
    }

    /** A case of the same reason at another branch. */
    private String checkedElsewhere() {
        becomeNewCustomer();
        restrict();
        jdbc.sql("UPDATE customer SET branch_code = '002' WHERE contract_number = ?")
                .param(contractNumber)
                .update();
        ProcessInstance reception = beginReception("002");
        enter(reception, paper("d"));
        sendPage(reception, "userTask_confirm", null);
        String number = (String) runtime.getVariable(reception.getId(), "caseNumber");
        check(number);
        return number;
    }

    private void assertBarred(String approver, String number) {
        assertThat(deskOf(approver).send(taskPage(number) + "/claim", Map.of())).endsWith("?_workedOn");
        assertThat(task(number).getAssignee()).isNull();
    }

    // Two people approve reason c

    @Test
    void the_loss_of_a_device_is_approved_by_two_people_who_have_done_nothing_else_with_it() {
        haveLossApprovedTwice();
        String number = lostAndChecked();
        approveAtDesk(APPROVER_OF_BRANCH, number, "userTask_approve");

        assertThat(waitsFor(number)).containsExactly("userTask_approveSecond");
        assertThat(caseState(number)).isEqualTo("OPEN");
        assertThat(tokenState()).isEqualTo("LOCKED");
        assertBarred(APPROVER_OF_BRANCH, number);
        assertBarred(CLERK_AND_APPROVER, number);
        Desk tricked = deskOf(APPROVER_OF_BRANCH);
        String second = task(number).getId();
        tasks.setAssignee(second, APPROVER_OF_BRANCH);
        assertThat(tricked.send("/staff/tasks/" + second, Map.of("_page", second)))
                .endsWith("?_workedOn");
        assertThat(waitsFor(number)).containsExactly("userTask_approveSecond");
        tasks.setAssignee(second, null);

        approveAtDesk(SECOND_APPROVER, number, "userTask_approveSecond");
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(tokens()).containsExactly("RELEASED");
    }

    @Test
    void a_second_approval_that_is_late_goes_to_headquarters_and_one_that_is_refused_ends_the_case() {
        haveLossApprovedTwice();
        String refused = lostAndChecked();
        approveAtDesk(APPROVER_OF_BRANCH, refused, "userTask_approve");
        String late = lostAndChecked();
        approveAtDesk(APPROVER_OF_BRANCH, late, "userTask_approve");

        Desk second = deskOf(SECOND_APPROVER);
        String page = taskPage(refused);
        second.send(page + "/claim", Map.of());
        second.send(page, Map.of("_page", task(refused).getId(), "_outcome", "reject", "caseRemark", "本人の意思が確認できないため"));
        assertThat(caseState(refused)).isEqualTo("REJECTED");

        moveTo(Instant.parse("2027-02-02T06:00:00Z"));
        runDue(late);
        approveAtDesk(HEAD_OFFICE, late, "userTask_approveSecondAtHeadquarters");
        assertThat(caseState(late)).isEqualTo("COMPLETED");
    }

    @Test
    void one_person_is_enough_for_other_reasons_when_losses_are_approved_by_two() {
        haveLossApprovedTwice();
        String number = newCase();
        check(deskOf(COLLEAGUE), number);
        approveAtDesk(APPROVER_OF_BRANCH, number, "userTask_approve");
        assertThat(caseState(number)).isEqualTo("COMPLETED");
    }

    /** The second approval stands above the line of the good case, with a day until headquarters takes it over. */
    private void haveLossApprovedTwice() {
        String diagram = REVIEW + ".bpmn";
        analyst.change(
                        diagram,
                        "sourceRef=\"userTask_approve\" targetRef=\"gateway_approved\"",
                        "sourceRef=\"userTask_approve\" targetRef=\"gateway_second\"")
                .change(
                        diagram,
                        "sourceRef=\"userTask_approveAtHeadquarters\" targetRef=\"gateway_approved\"",
                        "sourceRef=\"userTask_approveAtHeadquarters\" targetRef=\"gateway_second\"")
                .change(
                        diagram,
                        "<bpmn:incoming>flow_approve_approved</bpmn:incoming>"
                                + "<bpmn:incoming>flow_approveAtHeadquarters_approved</bpmn:incoming>",
                        "")
                .change(
                        diagram,
                        "<di:waypoint x=\"1300\" y=\"160\" /><di:waypoint x=\"1555\" y=\"160\" />",
                        "<di:waypoint x=\"1300\" y=\"160\" /><di:waypoint x=\"1340\" y=\"160\" />")
                .change(
                        diagram,
                        "<di:waypoint x=\"1460\" y=\"160\" /><di:waypoint x=\"1555\" y=\"160\" />",
                        "<di:waypoint x=\"1460\" y=\"250\" /><di:waypoint x=\"1365\" y=\"250\" />"
                                + "<di:waypoint x=\"1365\" y=\"185\" />")
                .draw(diagram, secondApproval())
                .deploy();
    }

    private static Drawing secondApproval() {
        return new Drawing()
                .node("""
                        <bpmn:exclusiveGateway id="gateway_second" name="もう一人の承認が必要か" \
                        default="flow_second_approved" />""", "1340,135,50,50", "1394,112,128,14")
                .node("""
                        <bpmn:serviceTask id="serviceTask_secondDeadline" name="二人目の承認の期限を決める" \
                        camunda:delegateExpression="${startDeadlineDelegate}"><bpmn:extensionElements>\
                        <camunda:inputOutput><camunda:inputParameter name="paperDeadline">APPROVAL</camunda:inputParameter>\
                        <camunda:inputParameter name="deadlineDays">1</camunda:inputParameter></camunda:inputOutput>\
                        </bpmn:extensionElements></bpmn:serviceTask>""", "1315,-70,100,80")
                .node(approval("userTask_approveSecond", "もう一人が承認する", "approver@${branchCode}"), "1455,-70,100,80")
                .node("""
                        <bpmn:boundaryEvent id="boundaryEvent_secondLate" name="二人目の承認が遅れた" \
                        attachedToRef="userTask_approveSecond"><bpmn:timerEventDefinition id="timer_secondLate">\
                        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${approvalEscalationAt}</bpmn:timeDate>\
                        </bpmn:timerEventDefinition></bpmn:boundaryEvent>""", "1487,-88,36,36", "1360,-104,120,14")
                .node("""
                        <bpmn:serviceTask id="serviceTask_secondTakeOver" name="引き継ぎ後の期限を決める" \
                        camunda:delegateExpression="${startDeadlineDelegate}"><bpmn:extensionElements>\
                        <camunda:inputOutput><camunda:inputParameter name="paperDeadline">APPROVAL</camunda:inputParameter>\
                        </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""", "1455,-220,100,80")
                .node(
                        approval("userTask_approveSecondAtHeadquarters", "事務集中部がもう一人として承認する", "headquarters"),
                        "1595,-220,100,80")
                .flow("flow_second_approved", "いいえ", "gateway_second", "gateway_approved", "", "1390,160 1555,160")
                .flow(
                        "flow_second_secondDeadline",
                        "はい",
                        "gateway_second",
                        "serviceTask_secondDeadline",
                        "${paperReason == 'c' && outcome == null}",
                        "1365,135 1365,10")
                .flow(
                        "flow_secondDeadline_approveSecond",
                        "",
                        "serviceTask_secondDeadline",
                        "userTask_approveSecond",
                        "",
                        "1415,-30 1455,-30")
                .flow(
                        "flow_approveSecond_approved",
                        "",
                        "userTask_approveSecond",
                        "gateway_approved",
                        "",
                        "1555,-30 1593,-30 1593,148")
                .flow(
                        "flow_secondLate_secondTakeOver",
                        "",
                        "boundaryEvent_secondLate",
                        "serviceTask_secondTakeOver",
                        "",
                        "1505,-88 1505,-140")
                .flow(
                        "flow_secondTakeOver_approveSecondAtHeadquarters",
                        "",
                        "serviceTask_secondTakeOver",
                        "userTask_approveSecondAtHeadquarters",
                        "",
                        "1555,-180 1595,-180")
                .flow(
                        "flow_approveSecondAtHeadquarters_approved",
                        "",
                        "userTask_approveSecondAtHeadquarters",
                        "gateway_approved",
                        "",
                        "1645,-140 1645,-30 1593,-30 1593,148");
    }

    /** As the diagram's own approvals are. */
    private static String approval(String id, String name, String group) {
        return """
                <bpmn:userTask id="%s" name="%s" camunda:formRef="paper-review-approve" \
                camunda:formRefBinding="deployment" camunda:candidateGroups="%s" camunda:dueDate="${approvalReminderAt}">\
                <bpmn:extensionElements><camunda:properties>\
                <camunda:property name="title" value="書面手続きの承認（二人目）" />\
                <camunda:property name="stage" value="確認が終わり、当組合内で承認の手続きをしています" />\
                <camunda:property name="fourEyes" value="true" /></camunda:properties><camunda:inputOutput>\
                <camunda:inputParameter name="caseRemark" />\
                <camunda:outputParameter name="caseRemark">${caseRemark}</camunda:outputParameter>\
                <camunda:outputParameter name="sentBackReason">${caseRemark}</camunda:outputParameter>\
                </camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>""".formatted(id, name, group);
    }

    /** A case of a new customer whose device is lost, checked and confirmed on the phone. */
    private String lostAndChecked() {
        becomeNewCustomer();
        inUse();
        String number = receive(paper("c"));
        check(deskOf(CLERK_AND_APPROVER), number);
        confirmByPhone(number);
        return number;
    }

    private void approveAtDesk(String approver, String number, String userTask) {
        assertThat(waitsFor(number)).containsExactly(userTask);
        Desk desk = deskOf(approver);
        String page = taskPage(number);
        assertThat(desk.send(page + "/claim", Map.of())).endsWith("?_claimed");
        desk.send(page, Map.of("_page", task(number).getId()));
    }

    // A new reason with a procedure and forms of its own

    @Test
    void a_changed_name_is_a_reason_of_its_own_as_soon_as_its_files_are_deployed() {
        addNameChange();
        assertThat(logIn().visit("/procedures/paper-application").body()).contains("お名前が変わった");
        assertThat(deskOf(CLERK_OF_BRANCH).get(RECEPTION_PAGE).body()).contains("お名前の変更");
        String number = receive(paper("h"));
        MailServer.next();

        sendAtDesk(CLERK_OF_BRANCH, number, "userTask_enter", "変更後のお名前とカナ", Map.of("caseRemark", "手続恵子（テツヅキケイコ）"));
        sendAtDesk(
                COLLEAGUE,
                number,
                "userTask_check",
                "戸籍で、お名前の変更を確認した",
                checked(task(number).getId()));
        confirmByPhone(number);
        sendAtDesk(APPROVER_OF_BRANCH, number, "userTask_approve", "手続恵子", Map.of());
        assertThat(dueOf(number)).isEqualTo(Instant.parse("2027-02-04T06:00:00Z"));
        sendAtDesk(CLERK_OF_BRANCH, number, "userTask_change", "手続恵子", Map.of("caseRemark", "K-20481"));

        assertThat(caseState(number)).isEqualTo("COMPLETED");
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(MailServer.received())
                .anySatisfy(mail -> assertThat(mail.text()).contains(number, "お名前を変更しました。"));
    }

    private void sendAtDesk(String staffId, String number, String userTask, String words, Map<String, String> fields) {
        assertThat(waitsFor(number)).containsExactly(userTask);
        Desk desk = deskOf(staffId);
        String page = taskPage(number);
        desk.send(page + "/claim", Map.of());
        assertThat(desk.get(page).body()).contains(words);
        Map<String, String> sent = new HashMap<>(fields);
        sent.put("_page", task(number).getId());
        desk.send(page, sent);
    }

    private void addNameChange() {
        String reception = RECEPTION + ".bpmn";
        analyst.change(
                        "paper-application-choose.form",
                        "\"value\": \"g\"\n        }",
                        "\"value\": \"g\"\n        },\n        {\"label\": \"お名前が変わった\", \"value\": \"h\"}")
                .change(
                        "paper-reception-input.form",
                        "\"value\": \"g\"\n            }",
                        "\"value\": \"g\"\n            },\n            {\"label\": \"お名前の変更\", \"value\": \"h\"}")
                .change("paper-review-rules.dmn", FIRST_ROW, nameChangeRow() + FIRST_ROW)
                .draw(reception, nameChangeCall())
                .add("paper-name-change.bpmn")
                .add("paper-name-change-enter.form")
                .add("paper-name-change-carry-out.form")
                .deploy();
    }

    private static String nameChangeRow() {
        String[] outputs = {
            "\"お名前の変更\"",
            "\"本人確認書類の写し（新しいお名前が記載されているもの）\\n戸籍謄本または戸籍抄本\"",
            "false",
            "null",
            "true",
            "\"お名前を変更しました。\"",
            "\"申込書の記載に、漏れや訂正印のない訂正がない\"",
            "\"押印が届出印と一致している\"",
            "\"戸籍で、お名前の変更を確認した\"",
            "null",
            "null"
        };
        StringBuilder row = new StringBuilder("<rule id=\"rule_h\"><description>h お名前の変更</description>"
                + "<inputEntry id=\"inputEntry_h_1\"><text>\"h\"</text></inputEntry>"
                + "<inputEntry id=\"inputEntry_h_2\"><text></text></inputEntry>");
        for (int output = 0; output < outputs.length; output++) {
            row.append("<outputEntry id=\"outputEntry_h_%d\"><text>%s</text></outputEntry>"
                    .formatted(output + 1, outputs[output]));
        }
        return row.append("</rule>").toString();
    }

    private static Drawing nameChangeCall() {
        StringBuilder given = new StringBuilder();
        for (String variable : new String[] {
            "contractNumber",
            "caseNumber",
            "caseSubject",
            "branchCode",
            "actor",
            "paperReason",
            "paperWish",
            "paperPlace",
            "paperAddress",
            "paperChannel",
            "receivedOn",
            "enclosedIdentity",
            "enclosedOther",
            "completionRemark"
        }) {
            given.append("<camunda:in source=\"%1$s\" target=\"%1$s\" />".formatted(variable));
        }
        return new Drawing()
                .node("""
                        <bpmn:callActivity id="callActivity_nameChange" name="お名前の変更" \
                        calledElement="paper-name-change" camunda:calledElementBinding="deployment">\
                        <bpmn:extensionElements><camunda:in businessKey="${caseNumber}" />%s\
                        </bpmn:extensionElements></bpmn:callActivity>""".formatted(given), "1600,680,100,80")
                .flow(
                        "flow_reason_nameChange",
                        "お名前の変更",
                        "gateway_reason",
                        "callActivity_nameChange",
                        "${paperReason == 'h'}",
                        "1462,287 1462,720 1600,720")
                .flow(
                        "flow_nameChange_finished",
                        "",
                        "callActivity_nameChange",
                        "endEvent_finished",
                        "",
                        "1700,720 1790,720 1790,298");
    }
}
