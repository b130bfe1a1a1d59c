package jp.tetsuzuki.modeling;

import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** A page that can be given up stands in a diagram that says what then happens. */
final class CancellationRule implements Rule {

    @Override
    public String id() {
        return "cancellation";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            if (!endsWhenCancelled(diagram)) {
                diagram.userTasks()
                        .filter(task -> OutcomeRule.outcomes(procedures, task).contains(OutcomeRule.CANCEL))
                        .forEach(task -> report.fault(
                                diagram.subject(task),
                                "the page can be given up, but the diagram does not say what then happens",
                                "Add an event subprocess with an interrupting start by message "
                                        + ProcedureVariables.CANCELLED));
            }
        }
    }

    private static boolean endsWhenCancelled(Diagram diagram) {
        return diagram.process().getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .flatMap(around -> around.getChildElementsByType(StartEvent.class).stream())
                .filter(StartEvent::isInterrupting)
                .flatMap(start -> start.getEventDefinitions().stream())
                .anyMatch(definition ->
                        definition instanceof MessageEventDefinition message && isCancelled(message.getMessage()));
    }

    private static boolean isCancelled(Message message) {
        return message != null && ProcedureVariables.CANCELLED.equals(message.getName());
    }
}
