package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the files that an analyst deploys. */
abstract class DeployingContract extends ModelerContract {

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    PlatformTransactionManager transactions;

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException none) {
            throw new AssertionError(answer.body(), none);
        }
    }

    private static String message(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("type").asText()).isEqualTo("DeploymentRefused");
        return json(answer).path("message").asText();
    }

    @Test
    void a_diagram_gets_a_new_version_and_the_modeler_is_told_which() {
        int before = version("otp-use-start");
        HttpResponse<String> answer = modeler.deploy(reworded("otp-use-start.bpmn", "一つ目の変更。"));
        accepted(answer);
        assertThat(answer.body()).doesNotContain(PASSWORD);
        JsonNode deployment = json(answer);
        assertThat(deployment.path("name").asText()).isEqualTo("otp-use-start");
        assertThat(deployment.path("source").asText()).isEqualTo("Camunda Modeler");
        assertThat(deployment.path("deploymentTime").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0900");
        assertThat(deployment.path("links").path(0).path("href").asText())
                .endsWith("/modeler/deployment/" + deployment.path("id").asText());
        Map.Entry<String, JsonNode> first = deployment
                .path("deployedProcessDefinitions")
                .properties()
                .iterator()
                .next();
        assertThat(first.getKey()).isEqualTo(latest("otp-use-start").getId());
        assertThat(first.getValue().path("key").asText()).isEqualTo("otp-use-start");
        assertThat(first.getValue().path("version").asInt()).isEqualTo(before + 1);
        assertThat(first.getValue().path("resource").asText()).isEqualTo("otp-use-start.bpmn");
        assertThat(first.getValue().path("deploymentId").asText())
                .isEqualTo(deployment.path("id").asText());
        assertThat(audit("procedure.deploy")).containsExactly("DONE otp-use-start.bpmn");
        assertThat(jdbc.sql("SELECT deployed_by FROM procedure_deployment WHERE deployment_id = ?")
                        .param(deployment.path("id").asText())
                        .query(String.class)
                        .single())
                .isEqualTo(analyst);
    }

    @Test
    void a_deployment_brings_its_forms_and_tables_and_leaves_other_diagrams_alone() {
        int release = version("otp-use-release");
        int transfer = version("adhoc-transfer");
        int review = version("paper-review");
        accepted(modeler.deploy(reworded("otp-use-start.bpmn", "二つ目の変更。")));
        String deployment = latest("otp-use-start").getDeploymentId();
        assertThat(repository.getDeploymentResourceNames(deployment))
                .contains("otp-use-start.bpmn", "otp-use-start-confirm.form", "otp-availability.dmn")
                .doesNotContain("otp-use-release.bpmn", "otp-use-release-confirm.form");
        assertThat(List.of(version("otp-use-release"), version("adhoc-transfer"), version("paper-review")))
                .containsExactly(release, transfer, review);
    }

    @Test
    void a_diagram_that_others_call_reaches_them() {
        int reception = version("paper-reception");
        accepted(modeler.deploy(reworded("paper-review.bpmn", "検印の変更。")));
        assertThat(version("paper-reception")).isEqualTo(reception + 1);
        assertThat(content(latest("paper-reception").getDeploymentId(), "paper-review.bpmn"))
                .contains("検印の変更。");
    }

    @Test
    void what_is_in_force_already_gets_no_new_version() {
        ProcedureFile file = reworded("otp-use-start.bpmn", "三つ目の変更。");
        HttpResponse<String> first = modeler.deploy(file);
        long deployed = deployments();
        HttpResponse<String> second = modeler.deploy(file);
        accepted(second);
        assertThat(deployments()).isEqualTo(deployed);
        assertThat(json(second).path("id")).isEqualTo(json(first).path("id"));
        assertThat(json(second).path("deployedProcessDefinitions").fieldNames().next())
                .isEqualTo(latest("otp-use-start").getId());
        assertThat(audit("procedure.deploy"))
                .containsExactly("DONE otp-use-start.bpmn", "UNCHANGED otp-use-start.bpmn");
    }

    @Test
    void new_instances_get_the_new_form_and_running_ones_keep_theirs() {
        ProcessInstance running = reception();
        accepted(modeler.deploy(changed("paper-reception-input.form", "お手続きの理由", "お手続きの理由（新）")));
        ProcessInstance fresh = reception();
        assertThat(form(running)).contains("お手続きの理由").doesNotContain("お手続きの理由（新）");
        assertThat(form(fresh)).contains("お手続きの理由（新）");
    }

    private ProcessInstance reception() {
        return runtime.startProcessInstanceByKey("paper-reception", Map.of("actor", analyst, "branchCode", "001"));
    }

    private String form(ProcessInstance instance) {
        try {
            return new String(
                    forms.getDeployedTaskForm(tasks.createTaskQuery()
                                    .processInstanceId(instance.getId())
                                    .singleResult()
                                    .getId())
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void what_an_earlier_deployment_changed_stays_in_the_next_one() {
        accepted(modeler.deploy(changed("otp-use-release-confirm.form", "解除する", "利用を解除する")));
        accepted(modeler.deploy(reworded("otp-use-release.bpmn", "四つ目の変更。")));
        assertThat(content(latest("otp-use-release").getDeploymentId(), "otp-use-release-confirm.form"))
                .contains("利用を解除する");
    }

    @Test
    void what_would_break_is_refused_with_the_element_and_leaves_nothing() {
        int before = version("otp-use-start");
        long deployed = deployments();
        HttpResponse<String> answer = modeler.deploy(
                changed("otp-use-start.bpmn", "${checkOtpDelegate}", "${checkOtpsDelegate}"),
                changed("otp-use-start-confirm.form", "ワンタイムパスワード", "合言葉"));
        assertThat(message(answer))
                .startsWith("デプロイできませんでした。何も変更されていません。")
                .contains("otp-use-start.bpmn", "ワンタイムパスワードを確かめる", "serviceTask_", "checkOtpsDelegate");
        assertThat(deployments()).isEqualTo(deployed);
        assertThat(version("otp-use-start")).isEqualTo(before);
        assertThat(content(latest("otp-use-start").getDeploymentId(), "otp-use-start-confirm.form"))
                .doesNotContain("合言葉");
        assertThat(audit("procedure.deploy"))
                .containsExactly("REFUSED otp-use-start.bpmn", "REFUSED otp-use-start-confirm.form");
    }

    @Test
    void a_table_that_says_what_another_file_does_not_know_is_refused() {
        assertThat(message(modeler.deploy(
                        changed("transfer-limit.dmn", "name=\"dailyTransferLimit", "name=\"unknownLimit"))))
                .contains("transfer-limit.dmn", "output_dailyTransferLimit", "unknownLimit");
    }

    @Test
    void a_diagram_writes_a_line_of_its_own_into_the_audit_that_stays_if_its_step_does() {
        accepted(modeler.deploy(noting("procedure.note.suspended")));
        String contract = "6900000001";
        start(contract, Map.of("caseNumber", "001-000042", "tokenId", "a-token"));
        start(contract, Map.of("tokenId", "a-token"));
        start(contract, Map.of());
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            start(contract, Map.of("caseNumber", "001-000043"));
            transaction.setRollbackOnly();
        });
        assertThat(jdbc.sql("SELECT actor, outcome, object FROM audit_event"
                                + " WHERE action = 'procedure.note.suspended' AND subject = ? ORDER BY id")
                        .param(contract)
                        .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                        .list())
                .containsExactly("system DONE 001-000042", "system DONE a-token", "system DONE null");
    }

    private void start(String contract, Map<String, Object> others) {
        Map<String, Object> variables = new HashMap<>(others);
        variables.put("contractNumber", contract);
        runtime.startProcessInstanceByKey("password-suspension-notice", variables);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${mailAddress}", "procedure.start", "token.issue", "procedure.note.お名前"})
    void what_reaches_the_audit_is_written_in_the_diagram_and_no_line_of_the_products_own(String action) {
        assertThat(message(modeler.deploy(noting(action))))
                .contains("入力パラメータ「auditAction」の値「" + action + "」は、procedure.note.consent のような書き方になっていません");
    }

    /** The notice of a suspended password with a line in the audit in place of its mail. */
    private static ProcedureFile noting(String action) {
        ProcedureFile notice = reworded("password-suspension-notice.bpmn", "監査に記録する。");
        String text = new String(notice.content(), StandardCharsets.UTF_8)
                .replace("sendTask", "serviceTask")
                .replace("sendMailDelegate", "recordAuditDelegate")
                .replace(" camunda:asyncBefore=\"true\"", "")
                .replaceFirst("<camunda:inputOutput>.*</camunda:inputOutput>", Matcher.quoteReplacement("""
                        <camunda:inputOutput>\
                        <camunda:inputParameter name="auditAction">%s</camunda:inputParameter>\
                        <camunda:inputParameter name="auditOutcome">DONE</camunda:inputParameter>\
                        </camunda:inputOutput>""".formatted(
                                action)));
        return new ProcedureFile(notice.name(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_diagram_that_reaches_for_files_of_the_machine_is_refused() {
        ProcedureFile diagram = changed(
                "otp-use-start.bpmn",
                "?>",
                "?><!DOCTYPE bpmn:definitions [<!ENTITY all SYSTEM \"file:///etc/passwd\">]>");
        assertThat(message(modeler.deploy(diagram)))
                .contains("otp-use-start.bpmn")
                .doesNotContain("root:");
    }

    @Test
    void only_plain_names_of_diagrams_tables_and_forms_are_taken() {
        for (String name : List.of("../otp-use-start.bpmn", "a/b.form", "readme.txt", "x.bpmn20.xml", "手続き.bpmn")) {
            assertThat(message(modeler.deploy(new ProcedureFile(name, new byte[] {'<'}))))
                    .contains("ファイル名");
        }
        ProcedureFile twice = reworded("otp-use-start.bpmn", "二度");
        assertThat(message(modeler.deploy(twice, twice))).contains("同じ名前");
        assertThat(audit("procedure.deploy")).containsOnly("NOT_ACCEPTED null").hasSize(6);
    }

    @Test
    void too_much_is_refused() {
        assertThat(message(modeler.deploy(new ProcedureFile("otp-use-start.bpmn", new byte[1_100_000]))))
                .contains("1MB");
    }
}
