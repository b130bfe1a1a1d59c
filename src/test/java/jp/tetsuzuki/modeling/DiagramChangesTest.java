package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import jp.tetsuzuki.modeling.DiagramChanges.Change;
import jp.tetsuzuki.modeling.DiagramChanges.Kind;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

class DiagramChangesTest {

    private final BpmnModelInstance before = example();
    private final BpmnModelInstance after = example();

    @Test
    void the_same_diagram_has_not_changed_wherever_it_is_drawn() {
        assertThat(DiagramChanges.between(before, after)).isEmpty();
    }

    @Test
    void a_step_that_the_modeler_shows_by_its_template_has_not_changed() {
        UserTask task = after.getModelElementById("userTask_enter");
        task.setAttributeValueNs(Diagram.CAMUNDA, "modelerTemplate", "jp.tetsuzuki.enter");
        assertThat(DiagramChanges.between(before, after)).isEmpty();
    }

    @Test
    void a_step_that_comes_in_between_is_added_with_its_flow_and_moves_the_flow_before_it() {
        BpmnModelInstance longer = Bpmn.createExecutableProcess("example")
                .startEvent("start")
                .sequenceFlowId("flow_in")
                .userTask("userTask_enter")
                .name("入力する")
                .camundaFormRef("example-enter")
                .sequenceFlowId("flow_out")
                .serviceTask("serviceTask_note")
                .name("書き留める")
                .camundaDelegateExpression("${noteDelegate}")
                .sequenceFlowId("flow_on")
                .endEvent("end")
                .name("終わった")
                .done();
        assertThat(DiagramChanges.between(before, longer))
                .extracting(Change::kind, Change::elementId)
                .containsExactlyInAnyOrder(
                        tuple(Kind.ADDED, "serviceTask_note"),
                        tuple(Kind.ADDED, "flow_on"),
                        tuple(Kind.CHANGED, "flow_out"));
        assertThat(changed(DiagramChanges.between(before, longer), "flow_out").details())
                .containsExactly("つなぎ先：「end」 から 「serviceTask_note」 へ");
        assertThat(DiagramChanges.between(longer, before))
                .filteredOn(change -> change.kind() == Kind.REMOVED)
                .extracting(Change::type, Change::name)
                .containsExactlyInAnyOrder(tuple("処理", "書き留める"), tuple("流れ", "書き留める から 終わった へ"));
    }

    @Test
    void a_name_a_form_and_an_input_are_told_as_they_were_and_as_they_are() {
        UserTask task = after.getModelElementById("userTask_enter");
        task.setName("書き込む");
        task.setCamundaFormRef("example-write");
        task.builder().camundaInputParameter("hint", "急ぎ");
        assertThat(changed(DiagramChanges.between(before, after), "userTask_enter")
                        .details())
                .containsExactlyInAnyOrder(
                        "名前：「入力する」 から 「書き込む」 へ",
                        "画面のフォーム：「example-enter」 から 「example-write」 へ",
                        "入力「hint」：（なし） から 「急ぎ」 へ");
    }

    @Test
    void a_condition_is_told() {
        assertThat(changed(DiagramChanges.between(asking("${otp == 'OK'}"), asking("${otp == 'WRONG'}")), "flow_yes")
                        .details())
                .containsExactly("条件：「${otp == 'OK'}」 から 「${otp == 'WRONG'}」 へ");
    }

    @Test
    void what_is_said_of_the_procedure_itself_is_told() {
        after.getModelElementsByType(Process.class).iterator().next().setName("見本");
        assertThat(changed(DiagramChanges.between(before, after), "example").details())
                .containsExactly("名前：（なし） から 「見本」 へ");
    }

    private static Change changed(List<Change> changes, String elementId) {
        return changes.stream()
                .filter(change -> change.elementId().equals(elementId))
                .findFirst()
                .orElseThrow();
    }

    private static BpmnModelInstance example() {
        return Bpmn.createExecutableProcess("example")
                .startEvent("start")
                .sequenceFlowId("flow_in")
                .userTask("userTask_enter")
                .name("入力する")
                .camundaFormRef("example-enter")
                .sequenceFlowId("flow_out")
                .endEvent("end")
                .name("終わった")
                .done();
    }

    private static BpmnModelInstance asking(String condition) {
        return Bpmn.createExecutableProcess("example")
                .startEvent("start")
                .sequenceFlowId("flow_in")
                .exclusiveGateway("gateway_right")
                .sequenceFlowId("flow_yes")
                .condition("はい", condition)
                .endEvent("end")
                .done();
    }
}
