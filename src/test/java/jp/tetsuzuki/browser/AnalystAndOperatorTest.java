package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of analysts and operators as pages: on which device, and with how little. */
class AnalystAndOperatorTest extends DeskBrowserTest {

    private static final String PAGE = "/staff/analysis";
    private static final String USE_START_VERSION = PAGE + "/procedures/otp-use-start/1";

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void every_page_of_an_analyst_keeps_the_rules_on_a_phone_and_on_a_desk() {
        Tab analyst = desk("analyst1").tab();
        analyst.follow("手続きの分析");
        assertThat(analyst.title()).isEqualTo("手続きの分析");
        analyst.follow("配備の記録");
        assertThat(analyst.text()).contains("tetsuzuki", "製品に同梱（shipped）");
        analyst.follow("手続きの一覧へ");
        analyst.follow("判定表");
        analyst.follow("書面審査の規則");
        assertThat(analyst.text()).contains("最初に当てはまる規則を使います（FIRST）");
        analyst.open(PAGE + "/decisions/transfer-limit");
        analyst.open(PAGE + "/procedures/otp-use-start");
        analyst.open(USE_START_VERSION);
        assertThat(analyst.text()).contains("いま待っている手順", "最近30日間の終わり方", "途中で離れた画面", "分かれ道を通った回数");
    }

    @Test
    void an_analyst_sees_the_forms_of_a_procedure_and_can_send_none() {
        Tab analyst = desk("analyst1").tab();
        analyst.open(USE_START_VERSION);
        analyst.follow("画面の見本");
        for (Locator link : analyst.page().locator("main table a").all()) {
            String form = link.innerText().strip();
            analyst.leaveBy(link);
            assertThat(analyst.title()).isEqualTo("画面の見本：" + form);
            assertThat(analyst.page().locator("main form").count()).isZero();
            assertThat(analyst.page()
                            .locator("main :is(input, select, textarea, button):enabled")
                            .count())
                    .isZero();
            analyst.follow("画面の一覧へ");
        }
    }

    @Test
    void what_has_changed_is_marked_in_the_diagram_and_told_in_words() {
        deployTwoVersions();
        Tab analyst = desk("analyst1").tab();
        analyst.open(PAGE + "/procedures/browser-example");
        analyst.follow("第2版 前の版との違い");
        assertThat(analyst.text()).contains("名前：「入力する」 から 「確かめる」 へ", "書き留める", "追加", "変更");
        assertThat(analyst.page().locator("#diagram .diagram__changed").count()).isPositive();
        assertThat(analyst.page().locator("#diagram .diagram__added").count()).isPositive();
        analyst.type("比べる版の番号", "2");
        analyst.press("比べる");
        assertThat(analyst.text()).contains("違いはありません");
    }

    @Test
    void without_javascript_the_pages_of_an_analyst_say_the_same_in_words() {
        deployTwoVersions();
        Tab analyst = new Desk(newTabWithoutScript(), "analyst1").logIn().tab();
        analyst.open(PAGE + "/procedures/browser-example/2/changes");
        assertThat(analyst.text()).contains("名前：「入力する」 から 「確かめる」 へ", "書き留める");
        analyst.open(USE_START_VERSION);
        assertThat(analyst.text()).contains("最近30日間の終わり方", "途中で離れた画面");
        assertThat(analyst.page().locator("#diagram").isVisible()).isFalse();
        analyst.open(USE_START_VERSION + "/forms");
        analyst.leaveBy(analyst.page().locator("main table a").first());
        assertThat(analyst.title()).startsWith("画面の見本");
    }

    @Test
    void an_operator_lets_a_failed_step_be_tried_again() {
        operatorRetries(desk("operator1"));
    }

    @Test
    void an_operator_does_so_without_javascript() {
        operatorRetries(new Desk(newTabWithoutScript(), "operator1").logIn());
    }

    private void operatorRetries(Desk operator) {
        hasToken("IN_USE");
        receiveFromScratch(desk("clerk1"), "利用解除をせずに機種変更した");
        management.setJobRetries(
                management
                        .createJobQuery()
                        .processDefinitionKey("paper-reception")
                        .timers()
                        .orderByJobDuedate()
                        .desc()
                        .listPage(0, 1)
                        .get(0)
                        .getId(),
                0);
        operator.tab().open("/staff");
        operator.tab().follow("システム運用");
        assertThat(operator.tab().title()).isEqualTo("システム運用");
        assertThat(operator.tab().text())
                .contains("書面の受付", "30分操作がなかった", "データベース", "メールサーバー", "正常（UP）")
                .doesNotContain(customer.name(), customer.contractNumber(), "異常（DOWN）");
        Locator row = operator.tab()
                .page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("30分操作がなかった"));
        operator.tab().leaveBy(row.getByRole(AriaRole.BUTTON));
        assertThat(operator.tab().text()).contains("もう一度実行するよう手配しました").doesNotContain("30分操作がなかった");
    }

    private void deployTwoVersions() {
        BpmnModelInstance first = Bpmn.createExecutableProcess("browser-example")
                .name("見本の手続き")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("start")
                .name("始まった")
                .sequenceFlowId("flow_in")
                .userTask("userTask_page")
                .name("入力する")
                .sequenceFlowId("flow_out")
                .endEvent("end_done")
                .name("終わった")
                .done();
        deploy(first);
        BpmnModelInstance second = first.clone();
        UserTask page = second.getModelElementById("userTask_page");
        page.setName("確かめる");
        page.builder()
                .sequenceFlowId("flow_more")
                .serviceTask("serviceTask_note")
                .name("書き留める")
                .camundaExpression("${true}")
                .endEvent("end_noted")
                .name("書き留めた");
        deploy(second);
    }

    private void deploy(BpmnModelInstance model) {
        deployed.add(repository
                .createDeployment()
                .addModelInstance("browser-example.bpmn", model)
                .deploy()
                .getId());
    }
}
