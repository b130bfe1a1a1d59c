package jp.tetsuzuki.modeling;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.tetsuzuki.form.PageCondition;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What opening a page sets going stands in the diagram, at the page, and leaves the page open. */
final class OpeningRule implements Rule {

    @Override
    public String id() {
        return "openings";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            diagram.userTasks().forEach(task -> check(diagram, task, acts, report));
        }
    }

    private static void check(Diagram diagram, UserTask task, Acts acts, Report report) {
        Optional<String> message = Diagram.property(task, "onOpen");
        Optional<String> condition = Diagram.property(task, "onOpenIf");
        if (message.isEmpty() && condition.isPresent()) {
            report.fault(
                    diagram.subject(task),
                    "there is a condition on opening the page, but nothing that opening it sets going",
                    "Add the extension property 'onOpen' with a message's name, or remove 'onOpenIf'");
        }
        if (message.isPresent() && !isReceived(diagram, task, message.get())) {
            report.fault(
                    diagram.subject(task),
                    "opening the page sends the message '" + message.get() + "', but no event of the page receives it",
                    "Attach a non-interrupting message event to the task");
        }
        condition.ifPresent(feel -> checkCondition(diagram, task, feel, acts, report));
    }

    private static boolean isReceived(Diagram diagram, UserTask task, String message) {
        return diagram.boundariesOf(task).stream()
                .filter(event -> !event.cancelActivity())
                .anyMatch(event -> receives(event, message));
    }

    private static boolean receives(BoundaryEvent event, String message) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage())
                .anyMatch(received -> isNamed(received, message));
    }

    private static boolean isNamed(Message received, String message) {
        return received != null && message.equals(received.getName());
    }

    private static void checkCondition(Diagram diagram, UserTask task, String feel, Acts acts, Report report) {
        try {
            Set<String> unknown = new TreeSet<>(PageCondition.parse(feel).names());
            unknown.removeAll(acts.shown());
            for (String name : unknown) {
                report.fault(
                        diagram.subject(task),
                        "the condition on opening the page asks for '" + name
                                + "', which is neither a stored variable nor a fact",
                        "Correct the name in 'onOpenIf'");
            }
        } catch (IllegalArgumentException notFeel) {
            report.fault(
                    diagram.subject(task),
                    "the condition on opening the page is no FEEL: " + notFeel.getMessage(),
                    "Correct the extension property 'onOpenIf'");
        }
    }
}
