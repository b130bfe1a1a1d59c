package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Facts and stored variables of one name: a case has the customer's contract number and branch among its variables. */
class ReadFactsDelegateTest extends PortalTest {

    private static final String PROCESS = "read-facts-test";

    /** The name is a fact; the branch, which the customer's facts have as 001, is stored. */
    private static final String KNOWN = "${%s(customerName == '県信太郎' && branchCode == '002')}";

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @BeforeEach
    void deployProcessThatReads() {
        repository
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(PROCESS)
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask()
                                .camundaDelegateExpression("${readFactsDelegate}")
                                .exclusiveGateway("gateway")
                                .condition("known", KNOWN.formatted(""))
                                .userTask("told")
                                .endEvent()
                                .moveToNode("gateway")
                                .condition("unknown", KNOWN.formatted("!"))
                                .endEvent()
                                .done())
                .deploy();
    }

    @Test
    void what_is_stored_stays_what_it_is_and_all_else_is_read() {
        String instance = runtime.startProcessInstanceByKey(
                        PROCESS,
                        Variables.putValue("contractNumber", contractNumber).putValue("branchCode", "002"))
                .getId();
        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("told");
        assertThat(runtime.getVariables(instance)).containsOnlyKeys("contractNumber", "branchCode");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .variableName("customerName")
                        .count())
                .isZero();
    }
}
