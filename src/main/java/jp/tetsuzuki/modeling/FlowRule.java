package jp.tetsuzuki.modeling;

import java.util.List;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Every decision and every parting of ways is drawn as a gateway, and always leads on. */
final class FlowRule implements Rule {

    @Override
    public String id() {
        return "flows";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (FlowNode node : diagram.nodes()) {
                checkWaysOut(diagram, node, report);
            }
            for (SequenceFlow flow : diagram.flows()) {
                if (flow.getConditionExpression() != null && !(flow.getSource() instanceof ExclusiveGateway)) {
                    report.fault(
                            diagram.subject(flow),
                            "the flow has a condition, but does not leave an exclusive gateway",
                            "Put the decision into an exclusive gateway");
                }
            }
        }
    }

    private static void checkWaysOut(Diagram diagram, FlowNode node, Report report) {
        Subject subject = diagram.subject(node);
        int waysIn = diagram.incoming(node).size();
        int waysOut = diagram.outgoing(node).size();
        if (node instanceof EndEvent || node instanceof SubProcess inner && inner.triggeredByEvent()) {
            if (waysOut > 0) {
                report.fault(subject, "something leaves it, but nothing can", "Delete the flow");
            }
        } else if (waysOut == 0) {
            report.fault(subject, "it leads nowhere", "Draw a flow to what comes next, at least to an end event");
        } else if (node instanceof ExclusiveGateway gateway) {
            checkDecision(diagram, gateway, report);
        } else if (node instanceof ParallelGateway) {
            if (waysIn > 1 && waysOut > 1) {
                report.fault(
                        subject,
                        "the parallel gateway joins and splits: it waits until something has come by every incoming flow",
                        "Join with one gateway and split with another; where only one of the flows comes, join with an"
                                + " exclusive gateway");
            }
        } else if (waysOut > 1) {
            report.fault(subject, "several flows leave it at once", "Put a gateway behind it");
        }
    }

    private static void checkDecision(Diagram diagram, ExclusiveGateway gateway, Report report) {
        List<SequenceFlow> flows = diagram.outgoing(gateway);
        if (flows.size() > 1 && gateway.getDefault() == null) {
            report.fault(
                    diagram.subject(gateway),
                    "it has no default flow, so that an instance may get stuck",
                    "Make the flow for all other cases the default flow");
        }
        for (SequenceFlow flow : flows) {
            boolean otherwise = flow.equals(gateway.getDefault()) || flows.size() == 1;
            if (otherwise && flow.getConditionExpression() != null) {
                report.fault(diagram.subject(flow), "the flow for all other cases has a condition", "Remove it");
            }
            if (!otherwise && flow.getConditionExpression() == null && gateway.getDefault() != null) {
                report.fault(diagram.subject(flow), "the flow has no condition", "Give it one");
            }
        }
    }
}
