package jp.tetsuzuki.taskui;

import java.util.Optional;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.stereotype.Component;

/** Where an answer of the desk leads: redirects to what the person does next, or to how things stand. */
@Component
class DeskRoutes {

    private final WaitingPages pages;
    private final DeskTasks tasks;
    private final DeskClaims claims;
    private final DeskCases cases;
    private final ResultPages results;
    private final ProcedureCatalog catalog;

    DeskRoutes(
            WaitingPages pages,
            DeskTasks tasks,
            DeskClaims claims,
            DeskCases cases,
            ResultPages results,
            ProcedureCatalog catalog) {
        this.pages = pages;
        this.tasks = tasks;
        this.claims = claims;
        this.cases = cases;
        this.results = results;
        this.catalog = catalog;
    }

    /** After a page was sent: the person's next page of the same case, else its result, else the case's story. */
    String after(DeskUser user, WaitingPages.Waiting sent) {
        return sent.task()
                .map(task -> ofCase(user, task.about().number(), "_done"))
                .orElseGet(() -> inInstance(user, sent.instanceId(), "_sent"));
    }

    /** Where the person stands in an instance that they have begun. */
    String inInstance(DeskUser user, String instanceId, String notice) {
        return pages.waitingIn(user, instanceId)
                .map(waiting -> "redirect:/staff/tasks/" + waiting.taskId() + "?" + notice)
                .or(() -> results.of(instanceId, user.staffId()).map(result -> result(instanceId, result)))
                .or(() -> cases.receivedIn(instanceId).map(about -> ofCase(user, about.number(), notice)))
                .orElse("redirect:/staff?" + notice);
    }

    /**
     * Where to look after a task that waits no longer.
     *
     * @param seen the task, if it stood in one of the person's lists
     * @throws ProcedureController.NoSuchPage if it never was the person's to see
     */
    String ended(DeskUser user, String taskId, Optional<DeskTask> seen) {
        return seen.map(task -> ofCase(user, task.about().number(), "_gone"))
                .or(() -> pages.instanceOfEnded(user, taskId).map(instance -> inInstance(user, instance, "_again")))
                .orElseThrow(ProcedureController.NoSuchPage::new);
    }

    private String ofCase(DeskUser user, String caseNumber, String notice) {
        return tasks.waitingOf(caseNumber).stream()
                .filter(task -> task.isOf(user.staffId()) && claims.isListed(user, task))
                .findFirst()
                .map(task -> "redirect:/staff/tasks/" + task.id() + "?" + notice)
                .orElse("redirect:/staff/cases/" + caseNumber + "?" + notice);
    }

    private String result(String instanceId, ResultPages.Result result) {
        return "redirect:/staff/procedures/"
                + catalog.version(result.definitionId()).key() + "/" + instanceId;
    }
}
