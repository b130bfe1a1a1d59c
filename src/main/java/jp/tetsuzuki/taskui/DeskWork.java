package jp.tetsuzuki.taskui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.DeskUser;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with the pages that wait for them: begin a procedure, complete a task, give up. */
@Component
class DeskWork {

    /** What came of sending a page. */
    sealed interface Sent {

        /** Done; things go on in the given instance. */
        record Done(String instanceId) implements Sent {}

        /** A procedure's first page had been sent before and has begun the given instance. Nothing was done. */
        record Begun(String instanceId) implements Sent {}

        /** The page was not one that waits for this person: it had been sent before, or time was up. Nothing was done. */
        record Outdated() implements Sent {}

        /** The task is for another than who has received or worked on the case. Nothing was done. */
        record WorkedOn() implements Sent {}
    }

    /**
     * A page as it was sent.
     *
     * @param accepted what its form accepted
     * @param button label of the button that was pressed
     */
    record Answer(FormCheck.Accepted accepted, String button) {

        /** The reason or remark that was given, if the page asks for one. */
        Optional<String> remark() {
            return Optional.ofNullable((String) accepted.values().get(CaseVariables.CASE_REMARK.name()));
        }

        /** What the audit calls it. */
        String outcome() {
            return accepted.outcome().map(code -> code.toUpperCase(Locale.ROOT)).orElse("DONE");
        }
    }

    private final WaitingPages pages;
    private final DeskClaims claims;
    private final DeskTasks deskTasks;
    private final DeskCases cases;
    private final DeskTouches touches;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final ProcedureGate gate;
    private final FirstPages firstPages;
    private final Audit audit;

    DeskWork(
            WaitingPages pages,
            DeskClaims claims,
            DeskTasks deskTasks,
            DeskCases cases,
            DeskTouches touches,
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            ProcedureGate gate,
            FirstPages firstPages,
            Audit audit) {
        this.pages = pages;
        this.claims = claims;
        this.deskTasks = deskTasks;
        this.cases = cases;
        this.touches = touches;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.gate = gate;
        this.firstPages = firstPages;
        this.audit = audit;
    }

    /**
     * Begins the procedure and takes its first page as sent, in one transaction.
     *
     * @param pageId which showing of the first page was sent; the same one begins nothing twice
     */
    @Transactional
    Sent begin(DeskUser user, Procedure procedure, String pageId, Answer answer) {
        return as(user, () -> {
            gate.enter(user.staffId());
            Optional<String> earlier = firstPages.instanceOf(user.staffId(), pageId);
            if (earlier.isPresent()) {
                return new Sent.Begun(earlier.get());
            }
            ProcessInstance instance = runtime.startProcessInstanceById(procedure.definitionId(), fromLogin(user));
            firstPages.sent(user.staffId(), pageId, instance.getId());
            pages.waitingIn(user, instance.getId())
                    .filter(waiting -> Optional.of(waiting.page()).equals(procedure.firstPage()))
                    .ifPresent(first -> complete(user, first, DeskTouch.Kind.STARTED, answer));
            return new Sent.Done(instance.getId());
        });
    }

    /** Completes the page's task, or gives the procedure up where the button says so. */
    @Transactional
    Sent send(DeskUser user, String taskId, Answer answer) {
        return as(user, () -> {
            gate.enter(user.staffId());
            deskTasks.find(taskId).ifPresent(task -> cases.lock(task.about().number()));
            Optional<WaitingPages.Waiting> waiting = pages.waitingFor(user, taskId);
            if (waiting.isEmpty()) {
                return new Sent.Outdated();
            }
            if (waiting.get()
                    .task()
                    .filter(task -> claims.isForAnother(user, task))
                    .isPresent()) {
                refuse(waiting.get());
                return new Sent.WorkedOn();
            }
            if (answer.accepted().outcome().filter(Outcomes.CANCEL::equals).isPresent()) {
                giveUp(waiting.get());
            } else {
                complete(user, waiting.get(), DeskTouch.Kind.COMPLETED, answer);
            }
            return new Sent.Done(waiting.get().instanceId());
        });
    }

    private void refuse(WaitingPages.Waiting waiting) {
        DeskCase about = waiting.task().orElseThrow().about();
        audit.record(AuditEvent.of("case.complete", "WORKED_ON", about.contractNumber())
                .about(about.number() + " " + waiting.page().activityId()));
    }

    private void giveUp(WaitingPages.Waiting waiting) {
        runtime.createMessageCorrelation(ProcedureVariables.CANCELLED)
                .processInstanceId(waiting.instanceId())
                .correlate();
        audit.record(AuditEvent.of("procedure.cancel", "DONE", null)
                .about(waiting.procedure().key()));
    }

    private void complete(DeskUser user, WaitingPages.Waiting waiting, DeskTouch.Kind kind, Answer answer) {
        String root = rootOf(waiting.instanceId());
        // Before the step, which may take up the case: then what was done before it had a number becomes the case's.
        touches.add(
                about(waiting, root),
                new DeskTouch(
                        null,
                        new DeskTask.Person(user.staffId(), user.staffName()),
                        waiting.page().activityId(),
                        waiting.name(),
                        kind,
                        waiting.page().fourEyes(),
                        Optional.of(answer.button()),
                        answer.remark()),
                answer.outcome());
        tasks.complete(waiting.taskId(), variables(user, waiting, answer));
        if (waiting.task().isEmpty()) {
            takeUp(waiting.instanceId(), root);
        }
    }

    private DeskTouches.About about(WaitingPages.Waiting waiting, String root) {
        return waiting.task()
                .map(DeskTask::about)
                .or(() -> cases.receivedIn(root))
                .map(DeskTouches.About::of)
                .orElseGet(() -> new DeskTouches.About(root, Optional.empty(), Optional.empty()));
    }

    /** The case may have got its number without any task that waits for a group yet. */
    private void takeUp(String instanceId, String root) {
        if (runtime.createProcessInstanceQuery().processInstanceId(instanceId).count() == 1) {
            cases.open(root, runtime.getVariables(instanceId));
        }
    }

    private String rootOf(String instanceId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getRootProcessInstanceId();
    }

    private static VariableMap variables(DeskUser user, WaitingPages.Waiting waiting, Answer answer) {
        VariableMap variables = Variables.createVariables();
        FormCheck.Accepted sent = answer.accepted();
        sent.values().forEach(variables::putValue);
        // Transient: they reach the next synchronous steps and no table.
        sent.secrets().forEach((key, secret) -> variables.putValueTyped(key, Variables.stringValue(secret, true)));
        variables.putValue(ProcedureVariables.OUTCOME.name(), sent.outcome().orElse(null));
        variables.putValue(ProcedureVariables.SENT_PAGE.name(), waiting.page().activityId());
        variables.putValue(CaseVariables.ACTOR.name(), user.staffId());
        return variables;
    }

    /** Who acts, and for which branch: from the login, never from a page. */
    private static VariableMap fromLogin(DeskUser user) {
        VariableMap variables = Variables.putValue(CaseVariables.ACTOR.name(), user.staffId());
        user.branchCode().ifPresent(branch -> variables.putValue(CaseVariables.BRANCH_CODE.name(), branch));
        return variables;
    }

    private <T> T as(DeskUser user, Supplier<T> work) {
        identity.setAuthenticatedUserId(user.staffId());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
