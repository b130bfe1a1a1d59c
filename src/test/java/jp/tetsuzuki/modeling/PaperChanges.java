package jp.tetsuzuki.modeling;

/** What analysts change in paper procedures; see {@code src/site/markdown/changes.md}. */
public final class PaperChanges {

    private static final String FIRST_ROW = "<rule id=\"rule_1\">";

    private static final String CALL_BACK = "<outputEntry id=\"outputEntry_2_5\">\n          <text>%s</text>";

    private PaperChanges() {}

    /** Call-back also for reason b, whatever the customer asks for. */
    public static void callBackForB(Analyst analyst) {
        analyst.change("paper-review-rules.dmn", CALL_BACK.formatted("false"), CALL_BACK.formatted("true"))
                .deploy();
    }

    /** A deficiency of an application that came by post may be mended within ten business days. */
    public static void giveTenDaysByPost(Analyst analyst) {
        analyst.change("paper-mending-period.dmn", FIRST_ROW, row("", "\"POST\"", "10") + FIRST_ROW)
                .deploy();
    }

    /** A row of the branch that needs no approval for reason d. */
    public static void waiveApprovalOfD(Analyst analyst, String branchCode) {
        analyst.change("paper-approval.dmn", FIRST_ROW, row("\"d\"", "\"" + branchCode + "\"", "false") + FIRST_ROW)
                .deploy();
    }

    private static String row(String first, String second, String result) {
        return """
                <rule id="rule_new"><inputEntry id="inputEntry_new_1"><text>%s</text></inputEntry>\
                <inputEntry id="inputEntry_new_2"><text>%s</text></inputEntry>\
                <outputEntry id="outputEntry_new"><text>%s</text></outputEntry></rule>""".formatted(first, second, result);
    }

    /**
     * Approval by two persons for reason c: the second approval stands above the line of the good case, with a day until
     * headquarters takes it over.
     */
    public static void approveLossTwice(Analyst analyst) {
        String diagram = "paper-review.bpmn";
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

    /** A new paper reason h, change of name, with forms of its own. */
    public static void addNameChange(Analyst analyst) {
        String reception = "paper-reception.bpmn";
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
