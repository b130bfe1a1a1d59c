package jp.tetsuzuki.taskui;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.form.FormSubmission;
import jp.tetsuzuki.platform.DeskUser;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.core.io.InputStreamResource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The page of a task: for those in whose list it stands to read, for who has claimed it to work on. A page is sent to its
 * own address and answered by a redirect to what comes next, so that reloading and the back button repeat nothing.
 */
@Controller
@RequestMapping("/staff/tasks/{taskId:[0-9A-Za-z-]+}")
class DeskTaskController {

    private static final String PAGE = "_page";
    private static final String SENT = "_sent";
    private static final String AGAIN = "_again";

    /** Told on the page to which an answer leads. */
    private static final Map<String, String> NOTICES = Map.of(
            "_claimed",
            "この事務を引き受けました。内容を確認し、処理してください。",
            "_taken",
            "ほかの職員が先に引き受けました。一覧から別の事務をお選びください。",
            "_workedOn",
            "この案件の受付や照合、ほかの承認を行った職員は、この事務を担当できません。ほかの職員に依頼してください。",
            AGAIN,
            "この画面はすでに送信されているか、担当が変わっています。現在の状況を表示しています。",
            "_overtaken",
            "ほかの処理と重なったため、いまの操作は受け付けていません。現在の状況を確かめてから、必要な場合はもう一度操作してください。");

    /**
     * A task as its page shows it.
     *
     * @param dueAt null where there is no hurry
     * @param assignee name of who has it, null where nobody does
     * @param holder 職員番号 of who has it, null where the person who looks can't take it over
     * @param mine whether the person who looks has it
     * @param open whether nobody has it
     * @param forAnother whether it is for another than the person who looks
     */
    public record Shown(
            String name,
            String href,
            ZonedDateTime dueAt,
            boolean overdue,
            boolean reminded,
            String assignee,
            String holder,
            boolean mine,
            boolean open,
            boolean forAnother) {}

    /** Where the task stands in its procedure's diagram. */
    public record Diagram(String href, String activityId, String procedure, String step) {}

    private final DeskClaims claims;
    private final WaitingPages pages;
    private final DeskWork work;
    private final DeskForms forms;
    private final DeskCasePage casePage;
    private final DeskRoutes routes;
    private final ProcedureCatalog catalog;
    private final Clock clock;

    DeskTaskController(
            DeskClaims claims,
            WaitingPages pages,
            DeskWork work,
            DeskForms forms,
            DeskCasePage casePage,
            DeskRoutes routes,
            ProcedureCatalog catalog,
            Clock clock) {
        this.claims = claims;
        this.pages = pages;
        this.work = work;
        this.forms = forms;
        this.casePage = casePage;
        this.routes = routes;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String taskId,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        NOTICES.entrySet().stream()
                .filter(notice -> asked.containsKey(notice.getKey()))
                .findFirst()
                .ifPresent(notice -> model.addAttribute("notice", notice.getValue()));
        Optional<WaitingPages.Waiting> waiting = pages.waitingFor(user, taskId);
        Optional<DeskTask> seen = claims.seen(user, taskId);
        if (waiting.isEmpty() && seen.filter(DeskTask::waits).isEmpty()) {
            return routes.ended(user, taskId, seen);
        }
        seen.ifPresent(task -> showTask(user, task, model));
        waiting.ifPresent(
                page -> showForm(user, page, null, asked.containsKey(SENT) || asked.containsKey(AGAIN), model));
        return "desk/task";
    }

    @PostMapping
    String send(
            @PathVariable String taskId,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Optional<WaitingPages.Waiting> waiting = pages.waitingFor(user, taskId);
        if (waiting.isEmpty()) {
            return again(user, taskId);
        }
        DeskForms.Read read = forms.read(
                waiting.get().procedure(), waiting.get().page(), pages.values(user, waiting.get()), parameters);
        if (read instanceof DeskForms.Read.Refused refused) {
            waiting.get().task().ifPresent(task -> showTask(user, task, model));
            showForm(user, waiting.get(), refused.submission(), false, model);
            return "desk/task";
        }
        DeskWork.Sent sent = work.send(user, taskId, ((DeskForms.Read.Answered) read).answer());
        if (sent instanceof DeskWork.Sent.WorkedOn) {
            return "redirect:/staff/tasks/" + taskId + "?_workedOn";
        }
        return sent instanceof DeskWork.Sent.Done ? routes.after(user, waiting.get()) : again(user, taskId);
    }

    @PostMapping("/claim")
    String claim(@PathVariable String taskId, @AuthenticationPrincipal DeskUser user) {
        DeskTask task = claims.seen(user, taskId).orElseThrow(ProcedureController.NoSuchPage::new);
        return answer(claims.claim(user, task), user, task);
    }

    private String answer(DeskClaims.Claim claim, DeskUser user, DeskTask task) {
        String page = "redirect:/staff/tasks/" + task.id();
        return switch (claim) {
            case YOURS -> page + "?_claimed";
            case TAKEN -> page + "?_taken";
            case WORKED_ON -> page + "?_workedOn";
            case GONE -> routes.ended(user, task.id(), Optional.of(task));
        };
    }

    /** 担当を引き継ぐ, from the colleague whom the page named. */
    @PostMapping("/take-over")
    String takeOver(
            @PathVariable String taskId,
            @RequestParam(name = "_from", defaultValue = "") String holder,
            @AuthenticationPrincipal DeskUser user) {
        DeskTask task = claims.seen(user, taskId).orElseThrow(ProcedureController.NoSuchPage::new);
        return task.isOf(holder) && !holder.equals(user.staffId())
                ? answer(claims.takeOver(user, task), user, task)
                : again(user, taskId);
    }

    /** 担当を外れる. */
    @PostMapping("/return")
    String giveBack(@PathVariable String taskId, @AuthenticationPrincipal DeskUser user) {
        DeskTask task = claims.seen(user, taskId).orElseThrow(ProcedureController.NoSuchPage::new);
        return claims.giveBack(user, task) ? "redirect:/staff?_returned" : again(user, taskId);
    }

    /** The diagram of the task's procedure, as the one who drew it deployed it. */
    @GetMapping("/diagram")
    ResponseEntity<InputStreamResource> diagram(@PathVariable String taskId, @AuthenticationPrincipal DeskUser user) {
        InputStream diagram = claims.seen(user, taskId)
                .map(task -> catalog.diagram(task.definitionId()))
                .orElseThrow(ProcedureController.NoSuchPage::new);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(new InputStreamResource(diagram));
    }

    private void showTask(DeskUser user, DeskTask task, Model model) {
        Procedure procedure = catalog.version(task.definitionId());
        boolean forAnother = claims.isForAnother(user, task);
        boolean late = task.overdueAt(clock.instant());
        model.addAttribute("title", procedure.pages().get(task.activityId()).title());
        model.addAttribute(
                "task",
                new Shown(
                        task.name(),
                        "/staff/tasks/" + task.id(),
                        task.dueAt().map(due -> due.atZone(clock.getZone())).orElse(null),
                        late,
                        task.remindedAt().isPresent(),
                        task.assignee().map(DeskTask.Person::name).orElse(null),
                        task.assignee()
                                .map(DeskTask.Person::id)
                                .filter(id -> late && !forAnother && !id.equals(user.staffId()))
                                .orElse(null),
                        task.isOf(user.staffId()),
                        task.state() == DeskTask.State.OPEN,
                        forAnother));
        model.addAttribute(
                "diagram",
                new Diagram(
                        "/staff/tasks/" + task.id() + "/diagram", task.activityId(), procedure.name(), task.name()));
        Map<String, Object> known = pages.known(user, task.about().contractNumber());
        model.addAttribute("customerView", known.isEmpty() ? null : forms.customerInSection(known));
        casePage.show(task.about(), model);
    }

    private void showForm(
            DeskUser user, WaitingPages.Waiting waiting, FormSubmission refused, boolean justSent, Model model) {
        Map<String, Object> values = pages.values(user, waiting);
        values.put(ProcedureVariables.JUST_SENT.name(), justSent);
        model.addAttribute("title", waiting.page().title());
        model.addAttribute("step", waiting.page().step().orElse(null));
        model.addAttribute("view", forms.view(waiting.procedure(), waiting.page(), values, refused));
        model.addAttribute("action", "/staff/tasks/" + waiting.taskId());
        model.addAttribute("hidden", Map.of(PAGE, waiting.taskId()));
        if (waiting.page().beginners()) {
            // Its address lies below the lists', its place is the procedure's.
            model.addAttribute(
                    "deskPlace", "/staff/procedures/" + waiting.procedure().key());
        }
    }

    /** What was sent came too late, or from somebody who has the task no longer. */
    private String again(DeskUser user, String taskId) {
        Optional<DeskTask> seen = claims.seen(user, taskId);
        return seen.filter(DeskTask::waits).isPresent()
                ? "redirect:/staff/tasks/" + taskId + "?_again"
                : routes.ended(user, taskId, seen);
    }

    /** Somebody else was faster, a timer for instance: nothing of this request has been done. */
    @ExceptionHandler({
        OptimisticLockingException.class,
        ConcurrencyFailureException.class,
        ProcedureController.OutdatedPage.class
    })
    String overtaken(HttpServletRequest request) {
        Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return "redirect:/staff/tasks/" + path.get("taskId") + "?_overtaken";
    }
}
