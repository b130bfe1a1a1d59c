package jp.tetsuzuki.modeling;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import jp.tetsuzuki.platform.CaseVariables;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A procedure that staff begin at the desk names their role, and its first page is that of the one who begins. */
final class DeskStartRule implements Rule {

    private static final String DESK_START = "deskStart";
    private static final String ACTOR = "${" + CaseVariables.ACTOR.name() + "}";

    @Override
    public String id() {
        return "desk-starts";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            Diagram.property(diagram.process(), DESK_START).ifPresent(role -> check(diagram, role, acts, report));
        }
    }

    private static void check(Diagram diagram, String role, Acts acts, Report report) {
        Subject subject = diagram.subject(diagram.process());
        if (!acts.roles().contains(role)) {
            report.fault(
                    subject,
                    "the role '" + role + "' that begins it is not known",
                    "Use one of "
                            + String.join(", ", acts.roles().stream().sorted().toList()));
        }
        if (Diagram.property(diagram.process(), "portalPage").isPresent()
                || Diagram.property(diagram.process(), "portalPath").isPresent()) {
            report.fault(
                    subject,
                    "both customers and staff begin it",
                    "Remove '" + DESK_START + "', or 'portalPage' and 'portalPath'");
        }
        if (firstTask(diagram)
                .filter(task -> ACTOR.equals(task.getCamundaAssignee()))
                .isEmpty()) {
            report.fault(
                    subject,
                    "its first page is not that of the person who begins it",
                    "Assign the first user task to " + ACTOR);
        }
    }

    /** The user task that the plain start event leads to on the shortest way. */
    private static Optional<UserTask> firstTask(Diagram diagram) {
        Queue<FlowNode> next = new ArrayDeque<>(diagram.process().getChildElementsByType(StartEvent.class));
        Set<FlowNode> seen = new LinkedHashSet<>();
        while (!next.isEmpty()) {
            FlowNode node = next.poll();
            if (node instanceof UserTask task) {
                return Optional.of(task);
            }
            if (seen.add(node)) {
                diagram.outgoing(node).stream().map(SequenceFlow::getTarget).forEach(next::add);
            }
        }
        return Optional.empty();
    }
}
