package jp.tetsuzuki.modeling;

/** What analysts change in the issue and release of tokens; see {@code src/site/markdown/changes.md}. */
public final class TokenChanges {

    private static final String ISSUANCE_DIAGRAM = "otp-token-issuance.bpmn";
    private static final String RELEASE_DIAGRAM = "otp-use-release.bpmn";
    private static final String ISSUANCE_INPUT = "otp-token-issuance-input.form";
    private static final String PORTAL_PAGE = "<camunda:property name=\"portalPage\"";

    private TokenChanges() {}

    /** A note on the page that releases a token. */
    public static void addNoteOnRelease(Analyst analyst) {
        analyst.change(
                        "otp-use-release-confirm.form",
                        "から「トークン発行」をお申し込みいただけます。",
                        "から「トークン発行」をお申し込みいただけます。\\n- 機種変更の場合は、先に新しい端末をご用意ください。")
                .deploy();
    }

    /** Idle time-out of the release page 10 minutes. */
    public static void waitTenMinutesForRelease(Analyst analyst) {
        analyst.change(RELEASE_DIAGRAM, "${portalPolicy.idlePeriod}", "PT10M")
                .change(RELEASE_DIAGRAM, "30分操作がなかった", "10分操作がなかった")
                .change("otp-use-release-timed-out.form", "一定の時間", "10分間")
                .deploy();
    }

    /** A reminder of the setup a day before its deadline, besides that of the third day. */
    public static void remindADayBeforeDeadline(Analyst analyst) {
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
    }

    /** An additional question on the issuance page, shown to the clerk. */
    public static void askKindOfDevice(Analyst analyst) {
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
    }

    /** An approver's consent before the first token of a contract younger than 30 days. */
    public static void askConsentToFirstToken(Analyst analyst) {
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
