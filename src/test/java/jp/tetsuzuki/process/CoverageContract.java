package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs after the tests of the diagrams: together they must have passed all of them. */
abstract class CoverageContract extends ProcedureContract {

    @Autowired
    private PassedElements passed;

    @Autowired
    private RepositoryService repository;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ISSUANCE,
                USE_START,
                RELEASE,
                SUSPENSION_NOTICE,
                MAIL_PASSWORD_CHANGE,
                MAIL_PASSWORD_DISPATCH,
                MAIL_PASSWORD_STOP_NOTICE,
                TRANSFER,
                PAPER_APPLICATION
            })
    void every_node_and_flow_of_the_diagram_was_passed(String diagram) {
        assertThat(passed.elementsOf(diagram)).containsAll(drawnIn(diagram));
        assertThat(passed.missedIn(diagram)).isEmpty();
    }

    @Test
    void no_diagram_is_without_these_tests() {
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .extracting(definition -> definition.getKey())
                .containsExactlyInAnyOrder(
                        ISSUANCE,
                        USE_START,
                        RELEASE,
                        SUSPENSION_NOTICE,
                        MAIL_PASSWORD_CHANGE,
                        MAIL_PASSWORD_DISPATCH,
                        MAIL_PASSWORD_STOP_NOTICE,
                        TRANSFER,
                        PAPER_APPLICATION,
                        // Passed by tests of their own, see PaperCoverageContract.
                        PaperContract.RECEPTION,
                        PaperContract.REVIEW,
                        PaperContract.OTP_RELEASE,
                        PaperContract.OTP_UNLOCK,
                        PaperContract.LIMIT_LIFT,
                        PaperContract.MAIL_RESET,
                        PaperContract.PASSWORD_UNLOCK);
    }

    private List<String> drawnIn(String diagram) {
        BpmnModelInstance model = repository.getBpmnModelInstance(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(diagram)
                .latestVersion()
                .singleResult()
                .getId());
        List<String> drawn = new ArrayList<>();
        model.getModelElementsByType(FlowNode.class).stream()
                .map(FlowElement::getId)
                .forEach(drawn::add);
        model.getModelElementsByType(SequenceFlow.class).stream()
                .map(FlowElement::getId)
                .forEach(drawn::add);
        assertThat(drawn).hasSizeGreaterThan(4);
        return drawn;
    }
}
