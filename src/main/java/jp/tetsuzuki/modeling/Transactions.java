package jp.tetsuzuki.modeling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Where the engine's transactions begin and end in a diagram: at each place where an instance waits, and at each
 * {@code asyncBefore} and {@code asyncAfter}. What is transient lives no longer.
 */
final class Transactions {

    private final Diagram diagram;

    Transactions(Diagram diagram) {
        this.diagram = diagram;
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof CallActivity;
    }

    /** The flows that may be taken in the transaction that completes the node. */
    Set<SequenceFlow> flowsAfter(FlowNode node) {
        Set<SequenceFlow> taken = new LinkedHashSet<>();
        Deque<FlowNode> left = new ArrayDeque<>(Set.of(node));
        while (!left.isEmpty()) {
            FlowNode leaving = left.pop();
            if (leaving.isCamundaAsyncAfter()) {
                continue;
            }
            if (leaving instanceof EndEvent && leaving.getParentElement() instanceof SubProcess around) {
                left.push(around);
            }
            for (SequenceFlow flow : diagram.outgoing(leaving)) {
                if (taken.add(flow)) {
                    enter(flow.getTarget(), left);
                }
            }
        }
        return taken;
    }

    private void enter(FlowNode node, Deque<FlowNode> left) {
        if (node.isCamundaAsyncBefore() || waits(node)) {
            return;
        }
        if (node instanceof SubProcess inner) {
            inner.getChildElementsByType(StartEvent.class).forEach(start -> enter(start, left));
            return;
        }
        left.push(node);
        diagram.boundariesOf(node).stream().filter(Transactions::catchesError).forEach(left::push);
    }

    /** The nodes that may run in the transaction that completes the node. */
    Set<FlowNode> nodesAfter(FlowNode node) {
        Set<FlowNode> nodes = new LinkedHashSet<>();
        for (SequenceFlow flow : flowsAfter(node)) {
            if (!flow.getTarget().isCamundaAsyncBefore()) {
                nodes.add(flow.getTarget());
            }
        }
        return nodes;
    }

    /**
     * The nodes at which the transaction may begin in which the node runs: the user task that is completed, the node
     * with {@code asyncBefore}, the event that happens.
     */
    Set<FlowNode> originsOf(FlowNode node) {
        Set<FlowNode> origins = new LinkedHashSet<>();
        trace(node, origins, new LinkedHashSet<>());
        return origins;
    }

    private void trace(FlowNode node, Set<FlowNode> origins, Set<FlowNode> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node.isCamundaAsyncBefore()) {
            origins.add(node);
        } else if (node instanceof BoundaryEvent event) {
            if (catchesError(event) && !(event.getAttachedTo() instanceof SubProcess)) {
                trace(event.getAttachedTo(), origins, seen);
            } else {
                origins.add(event);
            }
        } else if (node instanceof StartEvent
                && node.getParentElement() instanceof SubProcess around
                && !around.triggeredByEvent()) {
            trace(around, origins, seen);
        } else if (node instanceof StartEvent) {
            origins.add(node);
        }
        if (!node.isCamundaAsyncBefore()) {
            diagram.incoming(node).forEach(flow -> leave(flow.getSource(), origins, seen));
        }
    }

    private void leave(FlowNode source, Set<FlowNode> origins, Set<FlowNode> seen) {
        if (waits(source) || source.isCamundaAsyncAfter()) {
            origins.add(source);
        } else if (source instanceof SubProcess inner) {
            inner.getChildElementsByType(EndEvent.class).forEach(end -> trace(end, origins, seen));
        } else {
            trace(source, origins, seen);
        }
    }

    private static boolean catchesError(BoundaryEvent event) {
        return event.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
    }
}
