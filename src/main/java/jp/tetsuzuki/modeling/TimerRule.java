package jp.tetsuzuki.modeling;

import java.util.Date;
import java.util.Set;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** How long one waits is configuration: a timer reads it from a policy, or a moment from a variable. */
final class TimerRule implements Rule {

    @Override
    public String id() {
        return "timers";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (TimerEventDefinition timer : diagram.elements(TimerEventDefinition.class)) {
                Subject subject = diagram.subject(timer.getParentElement());
                if (timer.getTimeCycle() != null) {
                    report.fault(subject, "the timer is a cycle", "Use a duration or a date and a loop in the diagram");
                } else if (timer.getTimeDuration() != null) {
                    checkDuration(subject, text(timer.getTimeDuration()), acts, report);
                } else if (timer.getTimeDate() != null) {
                    checkDate(subject, text(timer.getTimeDate()), acts, report);
                } else {
                    report.fault(subject, "the timer has no time", "Give it a duration from a policy");
                }
            }
        }
    }

    private static String text(ModelElementInstance element) {
        return element.getTextContent().strip();
    }

    private static void checkDuration(Subject subject, String text, Acts acts, Report report) {
        boolean known = ValueExpression.property(text)
                .filter(property ->
                        acts.policies().getOrDefault(property.bean(), Set.of()).contains(property.name()))
                .isPresent();
        if (!known) {
            report.fault(
                    subject,
                    "the duration '" + text + "' is no property of a policy",
                    "Write ${policy.property}, such as ${portalPolicy.idlePeriod}");
        }
    }

    private static void checkDate(Subject subject, String text, Acts acts, Report report) {
        boolean moment = ValueExpression.variable(text)
                .map(acts.variables()::get)
                .map(ProcessVariable::type)
                .filter(Date.class::equals)
                .isPresent();
        if (!moment) {
            report.fault(subject, "the date '" + text + "' is no variable that holds a moment", "Write ${variable}");
        }
    }
}
