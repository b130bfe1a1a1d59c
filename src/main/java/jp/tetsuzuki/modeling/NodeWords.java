package jp.tetsuzuki.modeling;

import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** What people read for a node of a diagram. */
final class NodeWords {

    private NodeWords() {}

    /**
     * Its name. A gateway that asks nothing needs none: it is told by what it does and by what comes next, as in
     * 「並行（補正を受け付ける、不備を知らせる）」. Anything else without a name is told by its id.
     */
    static String of(FlowNode node) {
        if (isNamed(node)) {
            return node.getName().strip().replaceAll("\\s+", " ");
        }
        if (!(node instanceof Gateway)) {
            return node.getId();
        }
        String next = node.getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .map(target -> target instanceof Gateway && !isNamed(target) ? kind(target) : of(target))
                .collect(Collectors.joining("、"));
        return next.isEmpty() ? kind(node) : kind(node) + "（" + next + "）";
    }

    private static String kind(FlowNode gateway) {
        if (gateway.getOutgoing().size() < 2) {
            return "合流";
        }
        return gateway instanceof ParallelGateway ? "並行" : "分岐";
    }

    private static boolean isNamed(FlowNode node) {
        return node.getName() != null && !node.getName().isBlank();
    }
}
