package jp.tetsuzuki.modeling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Each user task is somebody's: one person's, or one known role's, where wanted at one branch ({@code clerk@001}), so that
 * it stands in one list of the desk.
 */
final class AssignmentRule implements Rule {

    private static final Pattern GROUP = Pattern.compile("([a-z]+)(?:@(?:[0-9]{3}|(\\$\\{[^}]*})))?");

    @Override
    public String id() {
        return "assignments";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            diagram.userTasks().forEach(task -> check(diagram, task, acts, report));
        }
    }

    private static void check(Diagram diagram, UserTask task, Acts acts, Report report) {
        if (task.getCamundaAssignee() == null && task.getCamundaCandidateGroups() == null) {
            report.fault(
                    diagram.subject(task),
                    "the task is nobody's",
                    "Assign it to ${contractNumber}, or give it a candidate group");
        }
        String groups = task.getCamundaCandidateGroups();
        if (groups != null && groups.contains(",")) {
            report.fault(
                    diagram.subject(task),
                    "the task has more than one candidate group",
                    "Give it the one group in whose list it shall stand");
            return;
        }
        if (groups != null && !isKnown(groups.strip(), acts)) {
            report.fault(
                    diagram.subject(task),
                    "the candidate group '" + groups.strip() + "' is not known",
                    "Use one of "
                            + String.join(", ", acts.roles().stream().sorted().toList())
                            + ", with @${branchCode} where it is one branch's");
        }
    }

    private static boolean isKnown(String group, Acts acts) {
        Matcher matcher = GROUP.matcher(group);
        return matcher.matches()
                && acts.roles().contains(matcher.group(1))
                && (matcher.group(2) == null
                        || ValueExpression.variable(matcher.group(2))
                                .filter(acts.variables()::containsKey)
                                .isPresent());
    }
}
