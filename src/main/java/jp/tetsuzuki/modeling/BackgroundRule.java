package jp.tetsuzuki.modeling;

import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * What talks to another system is a step of its own: retried while that system is down, holding up no customer, and never
 * undone by what comes after it.
 */
final class BackgroundRule implements Rule {

    @Override
    public String id() {
        return "background";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (FlowNode node : diagram.nodes()) {
                String delegate = Diagram.delegateOf(node);
                if (delegate != null && acts.contract(delegate).leavesHouse() && !node.isCamundaAsyncBefore()) {
                    report.fault(
                            diagram.subject(node),
                            "the task talks to another system within somebody else's transaction",
                            "Tick 'Asynchronous before'");
                }
            }
        }
    }
}
