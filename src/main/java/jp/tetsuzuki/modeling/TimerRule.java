package jp.tetsuzuki.modeling;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * How long one waits is configuration: a timer reads it from a policy, or a moment from a variable. A timer for which the
 * common setting does not do says its own period, and one that fires ahead of a moment says by how much.
 */
final class TimerRule implements Rule {

    /** No person acts in less. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Nothing that is typed by mistake may look as if it never came. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern BEFORE =
            Pattern.compile("\\$\\{moments\\.before\\(([a-z][A-Za-z0-9]*), ?'([^']*)'\\)}");

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
        if (!known && !isPeriod(text)) {
            report.fault(
                    subject,
                    "the duration '" + text + "' is neither a property of a policy nor a period",
                    "Write ${policy.property}, such as ${portalPolicy.idlePeriod}, or the timer's own period, such as"
                            + " PT10M or P3D, from a minute to a year");
        }
    }

    private static void checkDate(Subject subject, String text, Acts acts, Report report) {
        Matcher ahead = BEFORE.matcher(text);
        Optional<String> variable = ahead.matches() && isPeriod(ahead.group(2))
                ? Optional.of(ahead.group(1))
                : ValueExpression.variable(text);
        boolean moment = variable.map(acts.variables()::get)
                .map(ProcessVariable::type)
                .filter(Date.class::equals)
                .isPresent();
        if (!moment) {
            report.fault(
                    subject,
                    "the date '" + text + "' is no variable that holds a moment",
                    "Write ${variable}, or ${moments.before(variable, 'P1D')} for a day before it");
        }
    }

    /** A number of days, hours and minutes; months have no fixed length. */
    private static boolean isPeriod(String text) {
        try {
            Duration period = Duration.parse(text);
            return period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }
}
