package jp.tetsuzuki.taskui;

import java.time.Instant;
import java.util.Optional;
import jp.tetsuzuki.platform.DeskUser;

/**
 * A user task of a group, with all that a list shows of it.
 *
 * @param id the engine's id
 * @param arrival its place among all tasks in the order in which they came
 * @param instanceId the process instance in which it waits
 * @param definitionId the version of the procedure
 * @param activityId the user task in the diagram
 * @param name the task's name in the diagram
 * @param group the candidate group, such as {@code clerk@001}
 * @param lateGroup the group that may take it as well once it is late, such as {@code headquarters}; empty where none may
 * @param takenGroup {@code lateGroup} where one of that group has taken it, and has it or has done it
 * @param about the case
 * @param createdAt since when it waits
 * @param dueAt when it is due; empty where there is no hurry
 * @param remindedAt when the group was reminded of it; empty where it was not
 * @param state whether it waits and is somebody's
 * @param assignee who has it, or has done it
 * @param doneAt when it was done or fell away
 */
record DeskTask(
        String id,
        long arrival,
        String instanceId,
        String definitionId,
        String activityId,
        String name,
        String group,
        Optional<String> lateGroup,
        Optional<String> takenGroup,
        DeskCase about,
        Instant createdAt,
        Optional<Instant> dueAt,
        Optional<Instant> remindedAt,
        State state,
        Optional<Person> assignee,
        Optional<Instant> doneAt) {

    enum State {

        /** It waits, and is nobody's. */
        OPEN,

        /** It waits, and somebody has it. */
        CLAIMED,

        /** Somebody has done it. */
        DONE,

        /** It fell away undone: a deadline has passed, or the procedure was given up. */
        GONE
    }

    /**
     * A member of staff.
     *
     * @param id 職員番号
     * @param name as colleagues read it; the number where the name is not known
     */
    record Person(String id, String name) {}

    boolean waits() {
        return state == State.OPEN || state == State.CLAIMED;
    }

    boolean isOf(String staffId) {
        return state == State.CLAIMED
                && assignee.filter(person -> person.id().equals(staffId)).isPresent();
    }

    boolean overdueAt(Instant moment) {
        return waits() && dueAt.filter(due -> due.isBefore(moment)).isPresent();
    }

    /**
     * Whether the task is, or was while it waited, in the lists of one of the person's groups.
     *
     * @param now the present moment
     */
    boolean isFor(DeskUser user, Instant now) {
        boolean late = dueAt.filter(due -> due.isBefore(doneAt.orElse(now))).isPresent();
        return user.groups().contains(group)
                || takenGroup.filter(user.groups()::contains).isPresent()
                || late && lateGroup.filter(user.groups()::contains).isPresent();
    }

    /** The group for which the person takes it: empty where it is the task's own, else the one for late tasks. */
    Optional<String> takenGroupFor(DeskUser user) {
        return user.groups().contains(group) ? Optional.empty() : lateGroup;
    }
}
