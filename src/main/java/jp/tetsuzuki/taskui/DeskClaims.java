package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.DeskUser;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has which task of the desk: of two who reach for one at once, one gets it. */
@Component
class DeskClaims {

    /** What came of reaching for a task. */
    enum Claim {

        /** The person has it. */
        YOURS,

        /** A colleague has it. */
        TAKEN,

        /** It waits no longer. */
        GONE,

        /** It is for another than who has received, worked on or decided about the case. */
        WORKED_ON
    }

    private final DeskTasks tasks;
    private final DeskCases cases;
    private final DeskTouches touches;
    private final ProcedureCatalog catalog;
    private final TaskService engine;
    private final Audit audit;
    private final Clock clock;

    DeskClaims(
            DeskTasks tasks,
            DeskCases cases,
            DeskTouches touches,
            ProcedureCatalog catalog,
            TaskService engine,
            Audit audit,
            Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.touches = touches;
        this.catalog = catalog;
        this.engine = engine;
        this.audit = audit;
        this.clock = clock;
    }

    /** The task, if it stands or stood in one of the person's lists. */
    Optional<DeskTask> seen(DeskUser user, String taskId) {
        return tasks.find(taskId).filter(task -> isListed(user, task));
    }

    /** Whether the task stands or stood in one of the person's lists. */
    boolean isListed(DeskUser user, DeskTask task) {
        return task.isFor(user, clock.instant());
    }

    /** Whether the task is for another than this person, who has received, worked on or decided about the case. */
    boolean isForAnother(DeskUser user, DeskTask task) {
        return pageOf(task).fourEyes() && touches.bar(task.about().number(), user.staffId(), task.activityId());
    }

    /**
     * Takes a task that the person has {@link #seen}.
     *
     * @return {@link Claim#YOURS} as well where the person had it already
     */
    @Transactional
    Claim claim(DeskUser user, DeskTask seen) {
        DeskCase about = cases.lock(seen.about().number());
        if (seen.waits() && isForAnother(user, seen)) {
            return refused(about, seen);
        }
        DeskTask.Person person = new DeskTask.Person(user.staffId(), user.staffName());
        if (tasks.claim(seen.id(), person, seen.takenGroupFor(user))) {
            engine.claim(seen.id(), person.id());
            add(DeskTouch.Kind.CLAIMED, person, about, seen, Optional.empty());
            return Claim.YOURS;
        }
        return unchanged(seen, person);
    }

    /**
     * Takes a late task that the person has {@link #seen} from the colleague who had it then: nobody's absence keeps a
     * case waiting.
     *
     * @return {@link Claim#TAKEN} where somebody else has it by now, or where it is not late
     */
    @Transactional
    Claim takeOver(DeskUser user, DeskTask seen) {
        DeskCase about = cases.lock(seen.about().number());
        if (seen.waits() && isForAnother(user, seen)) {
            return refused(about, seen);
        }
        DeskTask.Person person = new DeskTask.Person(user.staffId(), user.staffName());
        Optional<DeskTask.Person> holder = seen.assignee()
                .filter(colleague -> tasks.takeOver(seen.id(), colleague.id(), person, seen.takenGroupFor(user)));
        if (holder.isPresent()) {
            engine.setAssignee(seen.id(), person.id());
            Optional<String> from = Optional.of(holder.get().name() + "から引き継いだ");
            add(DeskTouch.Kind.CLAIMED, person, about, seen, from);
            return Claim.YOURS;
        }
        return unchanged(seen, person);
    }

    private Claim refused(DeskCase about, DeskTask task) {
        audit.record(AuditEvent.of("case.claim", "WORKED_ON", about.contractNumber())
                .about(about.number() + " " + task.activityId()));
        return Claim.WORKED_ON;
    }

    private Claim unchanged(DeskTask seen, DeskTask.Person person) {
        return tasks.findNow(seen.id())
                .filter(DeskTask::waits)
                .map(now -> now.isOf(person.id()) ? Claim.YOURS : Claim.TAKEN)
                .orElse(Claim.GONE);
    }

    /**
     * Makes a task that the person has {@link #seen} nobody's again.
     *
     * @return whether it was the person's
     */
    @Transactional
    boolean giveBack(DeskUser user, DeskTask seen) {
        DeskCase about = cases.lock(seen.about().number());
        DeskTask.Person person = new DeskTask.Person(user.staffId(), user.staffName());
        if (!tasks.giveBack(seen.id(), person.id())) {
            return false;
        }
        engine.setAssignee(seen.id(), null);
        add(DeskTouch.Kind.RETURNED, person, about, seen, Optional.empty());
        return true;
    }

    private void add(
            DeskTouch.Kind kind, DeskTask.Person person, DeskCase about, DeskTask task, Optional<String> outcome) {
        touches.add(
                DeskTouches.About.of(about),
                new DeskTouch(
                        null,
                        person,
                        task.activityId(),
                        task.name(),
                        kind,
                        pageOf(task).fourEyes(),
                        outcome,
                        Optional.empty()),
                outcome.isPresent() ? "TAKEN_OVER" : "DONE");
    }

    private Procedure.Page pageOf(DeskTask task) {
        return catalog.version(task.definitionId()).pages().get(task.activityId());
    }
}
