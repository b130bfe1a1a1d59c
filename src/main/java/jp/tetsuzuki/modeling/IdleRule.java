package jp.tetsuzuki.modeling;

import java.util.Objects;
import java.util.Set;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** No page waits without end for a customer, or for the one person who has begun a procedure at the desk. */
final class IdleRule implements Rule {

    private static final Set<String> PERSONS =
            Set.of("${" + ProcedureVariables.CONTRACT_NUMBER.name() + "}", "${" + CaseVariables.ACTOR.name() + "}");

    @Override
    public String id() {
        return "time-outs";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            diagram.userTasks()
                    .filter(task -> PERSONS.contains(Objects.requireNonNullElse(task.getCamundaAssignee(), "")))
                    .filter(task -> !timesOut(diagram, task))
                    .forEach(task -> report.fault(
                            diagram.subject(task),
                            "the page of one person never times out",
                            "Attach an interrupting timer to the task or to the subprocess around it"));
        }
    }

    private static boolean timesOut(Diagram diagram, UserTask task) {
        ModelElementInstance around = task;
        while (around instanceof Activity activity) {
            if (diagram.boundariesOf(activity).stream().anyMatch(IdleRule::isTimeOut)) {
                return true;
            }
            around = around.getParentElement();
        }
        return false;
    }

    private static boolean isTimeOut(BoundaryEvent event) {
        return event.cancelActivity()
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }
}
