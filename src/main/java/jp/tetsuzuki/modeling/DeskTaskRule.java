package jp.tetsuzuki.modeling;

import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.platform.DeskUser;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * What a task that staff choose from a list tells the desk: who may not work on it (section 7 of the specification: the
 * approval is another's than the reception and the checks), who may once it is late (section 1: headquarters takes over
 * what a branch leaves too long), and what the customer reads while it waits.
 */
final class DeskTaskRule implements Rule {

    /** Roles that look at what others have done. */
    private static final Set<String> SECOND_PERSONS = Set.of("approver", DeskUser.HEADQUARTERS);

    private static final String FOUR_EYES = "fourEyes";
    private static final String LATE_GROUP = "lateGroup";

    @Override
    public String id() {
        return "desk-tasks";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            diagram.userTasks()
                    .filter(task -> task.getCamundaCandidateGroups() != null)
                    .forEach(task -> check(diagram, task, report));
        }
    }

    private static void check(Diagram diagram, UserTask task, Report report) {
        String role = task.getCamundaCandidateGroups().split("@", 2)[0].strip();
        Optional<String> fourEyes = Diagram.property(task, FOUR_EYES);
        if (SECOND_PERSONS.contains(role) && fourEyes.filter("true"::equals).isEmpty()) {
            report.fault(
                    diagram.subject(task),
                    "who has received or checked the case could work on this task as well",
                    "Give the task of the role " + role + " the extension property '" + FOUR_EYES
                            + "' with the value true");
        } else if (fourEyes.filter(value -> !"true".equals(value)).isPresent()) {
            report.fault(
                    diagram.subject(task),
                    "'" + FOUR_EYES + "' has the value '" + fourEyes.get() + "'",
                    "Give it the value true, or remove it");
        }
        checkLateGroup(diagram, task, report);
        if (Diagram.property(task, "stage").filter(stage -> !stage.isBlank()).isEmpty()) {
            report.fault(
                    diagram.subject(task),
                    "the task does not say what the customer reads while it waits",
                    "Add the extension property 'stage' with words for the customer");
        }
    }

    private static void checkLateGroup(Diagram diagram, UserTask task, Report report) {
        Optional<String> lateGroup = Diagram.property(task, LATE_GROUP);
        if (lateGroup.filter(group -> !DeskUser.HEADQUARTERS.equals(group)).isPresent()) {
            report.fault(
                    diagram.subject(task),
                    "'" + LATE_GROUP + "' has the value '" + lateGroup.get()
                            + "', a group that works for no other branch",
                    "Give it the value " + DeskUser.HEADQUARTERS + ", or remove it");
        } else if (lateGroup.isPresent() && task.getCamundaDueDate() == null) {
            report.fault(
                    diagram.subject(task),
                    "the task is never late, so that '" + LATE_GROUP + "' means nothing",
                    "Give the task a due date, or remove '" + LATE_GROUP + "'");
        }
    }
}
