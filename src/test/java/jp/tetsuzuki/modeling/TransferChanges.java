package jp.tetsuzuki.modeling;

/** What analysts change in transfers; see {@code src/site/markdown/changes.md}. */
public final class TransferChanges {

    private static final String DIAGRAM = "adhoc-transfer.bpmn";

    private TransferChanges() {}

    /** A second confirmation page for transfers above 500,000 yen. */
    public static void confirmLargeOnSecondPage(Analyst analyst) {
        analyst.change(
                        DIAGRAM,
                        "${transferMethodUsed == 'OTP' || transferMethodUsed == 'MAIL'}",
                        "${(transferMethodUsed == 'OTP' || transferMethodUsed == 'MAIL') &amp;&amp; transferAmount &lt;= 500000}")
                .draw(DIAGRAM, secondConfirmation())
                .add("adhoc-transfer-confirm-large.form")
                .deploy();
    }

    /** A waiting period of a day between the start of use and the first transfer. */
    public static void waitAfterUseStart(Analyst analyst) {
        String table = "transfer-availability.dmn";
        analyst.change(table, "      <output id=", """
                              <input id="input_tokenUseMinutes" label="トークンの利用開始からの分数" \
                        camunda:inputVariable="tokenUseMinutes">
                                <inputExpression id="inputExpression_tokenUseMinutes" typeRef="long">
                                  <text>tokenUseMinutes</text>
                                </inputExpression>
                              </input>
                              <output id=""")
                .changeEach(table, "<outputEntry id=\"outputEntry_(\\d)\">", """
                        <inputEntry id="inputEntry_$1_5"><text></text></inputEntry>
                                $0""")
                .change(table, "<rule id=\"rule_1\">", """
                        <rule id="rule_5">
                                <description>トークンの利用開始から24時間</description>
                                <inputEntry id="inputEntry_5_1"><text>"adhoc-transfer"</text></inputEntry>
                                <inputEntry id="inputEntry_5_2"><text></text></inputEntry>
                                <inputEntry id="inputEntry_5_3"><text></text></inputEntry>
                                <inputEntry id="inputEntry_5_4"><text>"OTP"</text></inputEntry>
                                <inputEntry id="inputEntry_5_5"><text>&lt; 1440</text></inputEntry>
                                <outputEntry id="outputEntry_5">
                                  <text>"ワンタイムパスワードの利用開始から24時間は、お振込をご利用いただけません。"</text>
                                </outputEntry>
                              </rule>
                              <rule id="rule_1">""")
                .deploy();
    }

    /** The page stands above the line of the good case, between the choice of the method and the usual confirmation. */
    private static Drawing secondConfirmation() {
        return new Drawing()
                .node("""
                        <bpmn:userTask id="userTask_confirmLarge" name="高額の振込を確かめる" \
                        camunda:formRef="adhoc-transfer-confirm-large" camunda:formRefBinding="deployment" \
                        camunda:assignee="${contractNumber}"><bpmn:extensionElements><camunda:properties>\
                        <camunda:property name="title" value="振込金額の確認" />\
                        <camunda:property name="step" value="2／3" />\
                        </camunda:properties></bpmn:extensionElements></bpmn:userTask>""", "833,80,100,80")
                .node("""
                        <bpmn:exclusiveGateway id="gateway_largeConfirmed" name="高額でよいか" \
                        default="flow_largeConfirmed_confirm" />""", "958,95,50,50", "950,64,66,28")
                .node("""
                        <bpmn:boundaryEvent id="boundaryEvent_confirmLargeIdle" name="30分操作がなかった" \
                        attachedToRef="userTask_confirmLarge"><bpmn:timerEventDefinition id="timer_confirmLargeIdle">\
                        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${portalPolicy.idlePeriod}\
                        </bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>""", "835,142,36,36", "826,180,51,28")
                .node("""
                        <bpmn:endEvent id="endEvent_confirmLargeTimedOut" name="時間切れで取り消した">\
                        <bpmn:extensionElements><camunda:properties>\
                        <camunda:property name="resultForm" value="adhoc-transfer-timed-out" />\
                        <camunda:property name="resultKind" value="timedOut" />\
                        <camunda:property name="title" value="お振込" />\
                        </camunda:properties></bpmn:extensionElements></bpmn:endEvent>""", "742,142,36,36", "735,180,62,28")
                .flow(
                        "flow_methodUsable_confirmLarge",
                        "50万円を超える",
                        "gateway_methodUsable",
                        "userTask_confirmLarge",
                        "${(transferMethodUsed == 'OTP' || transferMethodUsed == 'MAIL') && transferAmount > 500000}",
                        "883,235 883,160")
                .flow(
                        "flow_confirmLarge_largeConfirmed",
                        "",
                        "userTask_confirmLarge",
                        "gateway_largeConfirmed",
                        "",
                        "933,120 958,120")
                .flow(
                        "flow_largeConfirmed_confirm",
                        "はい",
                        "gateway_largeConfirmed",
                        "userTask_confirm",
                        "",
                        "983,145 983,190 1014,190 1014,220")
                .flow(
                        "flow_largeConfirmed_enter",
                        "戻る",
                        "gateway_largeConfirmed",
                        "userTask_enter",
                        "${outcome == 'back'}",
                        "983,95 983,40 310,40 310,220")
                .flow(
                        "flow_confirmLargeIdle_confirmLargeTimedOut",
                        "",
                        "boundaryEvent_confirmLargeIdle",
                        "endEvent_confirmLargeTimedOut",
                        "",
                        "835,160 778,160");
    }
}
