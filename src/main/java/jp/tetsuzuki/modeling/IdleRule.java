package jp.tetsuzuki.modeling;

import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** No page waits for a customer without end. */
final class IdleRule implements Rule {

    private static final String CUSTOMER = "${" + ProcedureVariables.CONTRACT_NUMBER.name() + "}";

    @Override
    public String id() {
        return "time-outs";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            diagram.userTasks()
                    .filter(task -> CUSTOMER.equals(task.getCamundaAssignee()))
                    .filter(task -> !timesOut(diagram, task))
                    .forEach(task -> report.fault(
                            diagram.subject(task),
                            "the customer's page never times out",
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
