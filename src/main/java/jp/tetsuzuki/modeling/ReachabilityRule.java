package jp.tetsuzuki.modeling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Each process and subprocess begins at one start event, from which everything in it can be reached. */
final class ReachabilityRule implements Rule {

    @Override
    public String id() {
        return "reachability";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (ModelElementInstance scope : diagram.scopes()) {
                check(diagram, scope, report);
            }
        }
    }

    private static void check(Diagram diagram, ModelElementInstance scope, Report report) {
        List<StartEvent> starts = List.copyOf(scope.getChildElementsByType(StartEvent.class));
        if (starts.size() != 1) {
            report.fault(
                    diagram.subject(scope),
                    "it has " + starts.size() + " start events",
                    "Draw exactly one, directly in it");
            return;
        }
        Set<FlowNode> reached = reachedFrom(diagram, starts.get(0));
        for (FlowNode node : Diagram.nodesIn(scope)) {
            boolean begins = node instanceof SubProcess inner && inner.triggeredByEvent();
            if (!begins && !reached.contains(node)) {
                report.fault(diagram.subject(node), "no way leads to it", "Connect it, or delete it");
            }
        }
    }

    private static Set<FlowNode> reachedFrom(Diagram diagram, FlowNode start) {
        Set<FlowNode> reached = new HashSet<>(Set.of(start));
        Deque<FlowNode> left = new ArrayDeque<>(Set.of(start));
        while (!left.isEmpty()) {
            FlowNode node = left.pop();
            List<FlowNode> next = new ArrayList<>(diagram.boundariesOf(node));
            diagram.outgoing(node).stream().map(SequenceFlow::getTarget).forEach(next::add);
            next.stream().filter(reached::add).forEach(left::push);
        }
        return reached;
    }
}
