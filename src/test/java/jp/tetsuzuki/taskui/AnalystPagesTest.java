package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.ANALYST;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.DeskNavigation;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages below 手続きの分析, whose figures are counted over every instance there is. */
class AnalystPagesTest extends DeskBrowserContract {

    private static final String PAGE = "/staff/analysis";
    private static final String RECEPTIONS = "住所変更の受付";
    private static final String REVIEWS = "住所変更の審査";

    private static final String KEY = "analysis-example";
    private static final String FORM_FILE = "analysis-example-page.form";
    private static final String SIDE = "side-branch-example";

    private static final String FORM = """
            {"type": "default", "id": "analysis-example-page", "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "schemaVersion": 18, "components": [
              {"type": "text", "id": "text_left", "text": "残り{{5 - mailAddress}}回"},
              {"type": "textfield", "id": "textfield_mail", "key": "mailAddress", "label": "メールアドレス",
               "validate": {"validationType": "email"}},
              {"type": "button", "id": "button_next", "label": "次へ", "action": "submit"}]}
            """;

    @Autowired
    List<DeskNavigation> navigation;

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void analysts_find_every_procedure_with_its_key_version_and_running_instances() throws Exception {
        assertThat(opened(ANALYST, PAGE))
                .contains(RECEPTIONS, REVIEWS, "desk-example-review", "otp-use-start", "第1版", "途中の件数", "以前の版");
    }

    @Test
    void every_version_of_a_procedure_is_listed_and_what_has_changed_is_told() throws Exception {
        deploy(page("入力する").endEvent("end_done").done(), FORM);
        deploy(
                page("確かめる")
                        .serviceTask("serviceTask_note")
                        .name("書き留める")
                        .camundaExpression("${true}")
                        .endEvent("end_done")
                        .done(),
                FORM);
        String versions = opened(ANALYST, PAGE + "/procedures/" + KEY);
        assertThat(versions).contains("見本の手続きの版", "第2版", "第1版", "違いを見る");
        String changes = opened(ANALYST, PAGE + "/procedures/" + KEY + "/2/changes");
        assertThat(changes)
                .contains("見本の手続き 第1版と第2版の違い", "名前：「入力する」 から 「確かめる」 へ", "書き留める")
                .contains("data-marked=\"serviceTask_note\" data-marker=\"added\"")
                .contains("data-marked=\"userTask_page\" data-marker=\"changed\"");
        assertThat(opened(ANALYST, PAGE + "/procedures/" + KEY + "/1/changes?from=2"))
                .contains("data-marked=\"serviceTask_note\" data-marker=\"removed\"");
        assertThat(opened(ANALYST, PAGE + "/procedures/" + KEY + "/2/changes?from=2"))
                .contains("違いはありません");
        for (String other : List.of("", "/1/changes", "/2/changes?from=7", "/2/changes?from=x")) {
            assertThat(status(ANALYST, PAGE + "/procedures/" + KEY + other))
                    .as(other)
                    .isEqualTo(other.isEmpty() ? 200 : 404);
        }
    }

    @Test
    void a_form_is_shown_with_sample_values_and_with_nothing_to_send() throws Exception {
        deploy(page("入力する").endEvent("end_done").done(), FORM);
        String forms = PAGE + "/procedures/" + KEY + "/1/forms";
        assertThat(opened(ANALYST, PAGE + "/procedures/" + KEY + "/1")).contains(forms);
        assertThat(opened(ANALYST, forms)).contains("analysis-example-page", "入力する");
        String shown = opened(ANALYST, forms + "/analysis-example-page");
        assertThat(shown)
                .contains("<fieldset class=\"preview\" disabled", "メールアドレス", "taro@example.jp", "見本の値")
                .contains("見本の値では計算できませんでした", "5 - mailAddress");
        assertThat(shown.substring(shown.indexOf("<main"), shown.indexOf("</main>")))
                .doesNotContain("<form");
        assertThat(status(ANALYST, forms + "/otp-use-start-confirm"))
                .as("not one of this version")
                .isEqualTo(404);
    }

    @Test
    void every_form_that_ships_can_be_shown() throws Exception {
        for (String procedure :
                List.of("otp-token-issuance", "mail-password-change", "adhoc-transfer", "paper-review")) {
            String forms = PAGE + "/procedures/" + procedure + "/1/forms";
            Matcher links = Pattern.compile("href=\"(" + forms + "/[^\"]+)\"").matcher(opened(ANALYST, forms));
            int shown = 0;
            while (links.find()) {
                assertThat(opened(ANALYST, links.group(1))).contains("見本のため");
                shown++;
            }
            assertThat(shown).as(procedure).isPositive();
        }
    }

    @Test
    void a_decision_table_is_shown_as_a_table() throws Exception {
        String table = link(opened(ANALYST, PAGE + "/decisions"), "お振込の1日の限度額");
        assertThat(opened(ANALYST, table))
                .contains("最初に当てはまる規則を使います（FIRST）", "書面手続きのあとの引き下げ中か", "lowerTransferLimit", "（boolean）")
                .contains("1日の限度額（円）", "100000", "書面手続きのあと、翌日の終わりまで", "<td>―</td>");
        assertThat(opened(ANALYST, PAGE + "/decisions/transfer-limit")).contains("お振込の1日の限度額の版");
        assertThat(status(ANALYST, PAGE + "/decisions/transfer-limit/999")).isEqualTo(404);
        assertThat(status(ANALYST, PAGE + "/decisions/none")).isEqualTo(404);
    }

    @Test
    void who_has_deployed_is_told() throws Exception {
        jdbc.sql("INSERT INTO staff (staff_id, name, hash, created_at) VALUES ('deployer1', '分析太郎', 'x', ?)")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        String id = deploy(page("入力する").endEvent("end_done").done(), FORM);
        jdbc.sql("INSERT INTO procedure_deployment (deployment_id, name, deployed_by, deployed_at)"
                        + " VALUES (?, '手直し', 'deployer1', ?)")
                .params(id, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        assertThat(opened(ANALYST, PAGE + "/deployments")).contains("職員番号 deployer1", KEY + ".bpmn", FORM_FILE);
        jdbc.sql("DELETE FROM procedure_deployment WHERE deployment_id = ?")
                .param(id)
                .update();
        jdbc.sql("DELETE FROM staff WHERE staff_id = 'deployer1'").update();
    }

    @Test
    void a_list_shows_one_page_at_a_time() throws Exception {
        for (int number = 0; number < 51; number++) {
            deployed.add(repository
                    .createDeployment()
                    .name("配備" + number)
                    .addString("note.txt", "x")
                    .deploy()
                    .getId());
        }
        String first = opened(ANALYST, PAGE + "/deployments");
        assertThat(first).contains("次のページへ").doesNotContain("最初のページへ");
        assertThat(first.split("<tr role=\"row\"", -1)).as("heading and rows").hasSize(1 + 1 + 50);
        assertThat(opened(ANALYST, link(first, "次のページへ"))).contains("最初のページへ", "shipped");
        for (String page : List.of("0", "-1", "x", "99999999999")) {
            assertThat(status(ANALYST, PAGE + "/deployments?page=" + page))
                    .as(page)
                    .isEqualTo(404);
        }
    }

    @Test
    void a_version_tells_which_pages_people_left_and_which_ways_they_went() throws Exception {
        String version = versionOf(RECEPTIONS);
        String instanceId = example.begun(CLERK, example.customerOf("001"));
        example.send(CLERK, pages.waitingIn(CLERK, instanceId).orElseThrow().taskId(), "cancel", null);
        assertThat(opened(ANALYST, version)).contains("途中で離れた画面", "離れた件数");
    }

    private static UserTaskBuilder page(String name) {
        return Bpmn.createExecutableProcess(KEY)
                .name("見本の手続き")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("start")
                .sequenceFlowId("flow_in")
                .userTask("userTask_page")
                .name(name)
                .camundaFormRef("analysis-example-page")
                .camundaFormRefBinding("deployment")
                .sequenceFlowId("flow_out");
    }

    private String deploy(BpmnModelInstance model, String form) {
        String id = repository
                .createDeployment()
                .name(KEY)
                .addModelInstance(KEY + ".bpmn", model)
                .addString(FORM_FILE, form)
                .deploy()
                .getId();
        deployed.add(id);
        return id;
    }

    @Test
    void a_version_tells_how_many_instances_wait_at_each_step() throws Exception {
        String version = versionOf(REVIEWS);
        long before = countOf("届を確かめる", version);
        DeskCase first = example.received(CLERK);
        DeskCase second = example.received(CLERK);
        assertThat(countOf("届を確かめる", version)).isEqualTo(before + 2);
        long toApprove = countOf("変更を承認する", version);
        example.work(Colleague.OTHER_CLERK, first, null, null);
        assertThat(countOf("届を確かめる", version)).isEqualTo(before + 1);
        assertThat(countOf("変更を承認する", version)).isEqualTo(toApprove + 1);
        assertThat(opened(ANALYST, version))
                .contains(version + "/diagram", "data-node=\"userTask_check\"")
                .doesNotContain(second.contractNumber(), second.number(), "届出太郎");
    }

    @Test
    void a_version_tells_where_instances_have_ended() throws Exception {
        String version = versionOf(RECEPTIONS);
        // What other tests have left behind ends here.
        example.pass(Duration.ofMinutes(31));
        example.runTimersOfReceptions();
        long before = countOf("時間切れで取り消した", version);
        long others = countOf("審査が終わった", version);
        example.begun(CLERK, example.customerOf("001"));
        example.pass(Duration.ofMinutes(31));
        example.runTimersOfReceptions();
        assertThat(countOf("時間切れで取り消した", version)).isEqualTo(before + 1);
        assertThat(countOf("審査が終わった", version)).isEqualTo(others);
    }

    @Test
    void cancelling_is_an_end_and_counted() throws Exception {
        String version = versionOf(RECEPTIONS);
        long before = countOf("中止した", version);
        String instanceId = example.begun(CLERK, example.customerOf("001"));
        example.send(CLERK, pages.waitingIn(CLERK, instanceId).orElseThrow().taskId(), "cancel", null);
        assertThat(countOf("中止した", version)).isEqualTo(before + 1);
    }

    @Test
    void an_instance_is_counted_where_it_ended_itself_and_not_at_the_end_of_a_side_branch() throws Exception {
        deployed.add(repository
                .createDeployment()
                .addModelInstance(SIDE + ".bpmn", withSideBranches())
                .addModelInstance(
                        SIDE + "-caller.bpmn",
                        Bpmn.createExecutableProcess(SIDE + "-caller")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .callActivity("callActivity_sides")
                                .calledElement(SIDE)
                                .camundaIn("outcome", "outcome")
                                .endEvent()
                                .moveToActivity("callActivity_sides")
                                .boundaryEvent()
                                .error("sides.refused")
                                .endEvent()
                                .done())
                .deploy()
                .getId());
        String plain = begunWithSides("done");
        answer(plain);
        String reminded = begunWithSides("done");
        tell(reminded, "sides.remind");
        tell(reminded, "sides.remind");
        answer(reminded);
        String stopped = begunWithSides("stopped");
        tell(stopped, "sides.remind");
        answer(stopped);
        String cancelled = begunWithSides("done");
        tell(cancelled, "sides.cancel");
        tell(cancelled, "sides.remindOfReason");
        answer(cancelled);
        runtime.startProcessInstanceByKey(SIDE + "-caller", Map.of("outcome", "refused"));
        String refused = runtime.createProcessInstanceQuery()
                .processDefinitionKey(SIDE)
                .singleResult()
                .getId();
        tell(refused, "sides.remind");
        answer(refused);
        String removed = begunWithSides("done");
        tell(removed, "sides.remind");
        runtime.deleteProcessInstance(removed, "test");
        tell(begunWithSides("done"), "sides.remind");

        String version = PAGE + "/procedures/" + SIDE + "/1";
        assertThat(opened(ANALYST, version)).contains("終わった手続き：5件");
        assertThat(countOf("終えた", version)).isEqualTo(2);
        assertThat(countOf("打ち切った", version)).isEqualTo(1);
        assertThat(countOf("中止した", version)).isEqualTo(1);
        assertThat(countOf("断った", version)).isEqualTo(1);
        assertThat(countOf("催促した", version)).isZero();
        assertThat(countOf("理由を催促した", version)).isZero();
        assertThat(opened(ANALYST, version))
                .as("how often, in instances that ended")
                .contains("data-passed=\"flow_remind\" data-count=\"5\"");
    }

    /** A page with a reminder beside it, three ends and a cancelling that has a reminder of its own. */
    private static BpmnModelInstance withSideBranches() {
        ProcessBuilder sides =
                Bpmn.createExecutableProcess(SIDE).name("枝のある手続き").camundaHistoryTimeToLiveString("P1D");
        sides.eventSubProcess("subProcess_cancel")
                .startEvent()
                .message("sides.cancel")
                .userTask("userTask_reason")
                .endEvent("endEvent_cancelled")
                .name("中止した")
                .moveToActivity("userTask_reason")
                .boundaryEvent("boundaryEvent_remindOfReason")
                .cancelActivity(false)
                .message("sides.remindOfReason")
                .endEvent("endEvent_remindedOfReason")
                .name("理由を催促した");
        BpmnModelInstance model = sides.startEvent()
                .userTask("userTask_page")
                .exclusiveGateway("gateway_outcome")
                .condition("はい", "${outcome == 'done'}")
                .endEvent("endEvent_done")
                .name("終えた")
                .moveToNode("gateway_outcome")
                .condition("断る", "${outcome == 'refused'}")
                .endEvent("endEvent_refused")
                .name("断った")
                .error("sides.refused")
                .moveToNode("gateway_outcome")
                .condition("打ち切る", "${outcome == 'stopped'}")
                .endEvent("endEvent_stopped")
                .name("打ち切った")
                .moveToActivity("userTask_page")
                .boundaryEvent("boundaryEvent_remind")
                .cancelActivity(false)
                .message("sides.remind")
                .sequenceFlowId("flow_remind")
                .endEvent("endEvent_reminded")
                .name("催促した")
                .done();
        EndEvent stopped = model.getModelElementById("endEvent_stopped");
        stopped.addChildElement(model.newInstance(TerminateEventDefinition.class));
        return model;
    }

    private String begunWithSides(String outcome) {
        return runtime.startProcessInstanceByKey(SIDE, Map.of("outcome", outcome))
                .getId();
    }

    private void tell(String instanceId, String message) {
        runtime.createMessageCorrelation(message).processInstanceId(instanceId).correlate();
    }

    private void answer(String instanceId) {
        engine.complete(engine.createTaskQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getId());
    }

    @Test
    void ends_of_more_than_thirty_days_ago_are_counted_no_more() throws Exception {
        String version = versionOf(RECEPTIONS);
        String instanceId = example.begun(CLERK, example.customerOf("001"));
        example.send(CLERK, pages.waitingIn(CLERK, instanceId).orElseThrow().taskId(), "cancel", null);
        assertThat(countOf("中止した", version)).isPositive();
        example.pass(Duration.ofDays(31));
        assertThat(countOf("中止した", version)).isZero();
    }

    @Test
    void a_version_shows_its_diagram() throws Exception {
        assertThat(opened(ANALYST, versionOf(REVIEWS) + "/diagram")).contains("userTask_check");
    }

    @Test
    void deployments_are_listed_with_name_and_source() throws Exception {
        assertThat(opened(ANALYST, PAGE + "/deployments"))
                .contains("tetsuzuki", "shipped", "個のファイル", "otp-use-start.bpmn", "transfer-limit.dmn");
    }

    @Test
    void to_all_others_there_are_no_such_pages() throws Exception {
        String version = versionOf(REVIEWS);
        for (String path : List.of(
                PAGE,
                PAGE + "/procedures/otp-use-start",
                version,
                version + "/diagram",
                version + "/forms",
                PAGE + "/decisions",
                PAGE + "/decisions/transfer-limit",
                PAGE + "/decisions/transfer-limit/1",
                PAGE + "/deployments")) {
            for (Colleague who : List.of(CLERK, Colleague.APPROVER, Colleague.HEADQUARTERS, Colleague.OPERATOR)) {
                assertThat(status(who, path)).as(who.staffId() + " " + path).isEqualTo(404);
            }
        }
    }

    @Test
    void the_navigation_offers_them_to_analysts_alone() {
        assertThat(offeredTo(ANALYST)).contains("手続きの分析");
        for (Colleague who : List.of(CLERK, Colleague.APPROVER, Colleague.HEADQUARTERS, Colleague.OPERATOR)) {
            assertThat(offeredTo(who)).as(who.staffId()).doesNotContain("手続きの分析");
        }
    }

    private List<String> offeredTo(Colleague who) {
        return navigation.stream()
                .flatMap(feature -> feature.entriesFor(who).stream())
                .map(DeskNavigation.Entry::label)
                .toList();
    }

    @Test
    void what_there_is_not_is_not_found() throws Exception {
        assertThat(status(ANALYST, PAGE + "/procedures/none/1")).isEqualTo(404);
        assertThat(status(ANALYST, versionOf(REVIEWS).replaceAll("[0-9]+$", "999")))
                .isEqualTo(404);
    }

    private String versionOf(String procedure) throws Exception {
        return link(opened(ANALYST, PAGE), procedure);
    }

    private long countOf(String row, String version) throws Exception {
        Matcher matcher = Pattern.compile(">" + row + "</th>\\s*<td[^>]*data-label=\"件数\"[^>]*>([0-9]+)件")
                .matcher(opened(ANALYST, version));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
