package jp.tetsuzuki.taskui;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.tetsuzuki.form.FormSubmission;
import jp.tetsuzuki.platform.DeskUser;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
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

/** The procedures that staff begin at the desk: the first page, and the results of what follows it. */
@Controller
@RequestMapping("/staff/procedures/{key:[a-z0-9-]+}")
class DeskProcedureController {

    private static final String PAGE = "_page";
    private static final Pattern PAGE_ID = Pattern.compile("[0-9a-f-]{36}");

    /** A page in which a procedure waits for the person who has begun it. */
    public record Begun(String title, String href, ZonedDateTime since) {}

    private final WaitingPages pages;
    private final DeskWork work;
    private final DeskForms forms;
    private final DeskRoutes routes;
    private final DeskStarts starts;
    private final DeskCases cases;
    private final ResultPages results;
    private final ProcedureCatalog catalog;
    private final Clock clock;

    DeskProcedureController(
            WaitingPages pages,
            DeskWork work,
            DeskForms forms,
            DeskRoutes routes,
            DeskStarts starts,
            DeskCases cases,
            ResultPages results,
            ProcedureCatalog catalog,
            Clock clock) {
        this.pages = pages;
        this.work = work;
        this.forms = forms;
        this.routes = routes;
        this.starts = starts;
        this.cases = cases;
        this.results = results;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The first page, before anything has been begun, with the person's others that are not finished. */
    @GetMapping
    String first(
            @PathVariable String key,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Procedure procedure = starts.of(user, key).orElseThrow(ProcedureController.NoSuchPage::new);
        if (asked.containsKey("_overtaken")) {
            model.addAttribute("notice", "ほかの処理と重なったため、いまの送信は受け付けていません。もう一度お手続きください。");
        }
        return first(user, procedure, UUID.randomUUID().toString(), null, model);
    }

    @PostMapping
    String begin(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Procedure procedure = starts.of(user, key).orElseThrow(ProcedureController.NoSuchPage::new);
        Procedure.Page page = procedure.firstPage().orElseThrow(ProcedureController.NoSuchPage::new);
        String pageId = Optional.ofNullable(parameters.getFirst(PAGE))
                .filter(id -> PAGE_ID.matcher(id).matches())
                .orElseThrow(ProcedureController.ForeignFields::new);
        DeskForms.Read read = forms.read(procedure, page, pages.valuesOfFirst(procedure, page), parameters);
        if (read instanceof DeskForms.Read.Refused refused) {
            return first(user, procedure, pageId, refused.submission(), model);
        }
        DeskWork.Answer answer = ((DeskForms.Read.Answered) read).answer();
        if (answer.accepted().outcome().filter(Outcomes.CANCEL::equals).isPresent()) {
            return "redirect:/staff";
        }
        DeskWork.Sent sent = work.begin(user, procedure, pageId, answer);
        return sent instanceof DeskWork.Sent.Begun begun
                ? routes.inInstance(user, begun.instanceId(), "_again")
                : routes.inInstance(user, ((DeskWork.Sent.Done) sent).instanceId(), "_sent");
    }

    /** What came of an instance that the person has begun, or the page in which it waits for them. */
    @GetMapping("/{instanceId:[0-9A-Za-z-]+}")
    String result(
            @PathVariable String key,
            @PathVariable String instanceId,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        ResultPages.Result result = results.of(instanceId, user.staffId())
                .filter(kept -> catalog.version(kept.definitionId()).key().equals(key))
                .orElseThrow(ProcedureController.NoSuchPage::new);
        if (pages.waitingIn(user, instanceId).isPresent()) {
            return routes.inInstance(user, instanceId, "_again");
        }
        Procedure procedure = catalog.version(result.definitionId());
        Procedure.Page page = procedure.pages().get(result.activityId());
        model.addAttribute("title", page.title());
        model.addAttribute("step", page.step().orElse(null));
        model.addAttribute("resultKind", page.resultKind().orElse(null));
        model.addAttribute("view", forms.view(procedure, result));
        model.addAttribute("links", links(user, procedure, instanceId));
        return "desk/procedure";
    }

    private String first(DeskUser user, Procedure procedure, String pageId, FormSubmission refused, Model model) {
        Procedure.Page page = procedure.firstPage().orElseThrow(ProcedureController.NoSuchPage::new);
        model.addAttribute("title", page.title());
        model.addAttribute("step", page.step().orElse(null));
        model.addAttribute("view", forms.view(procedure, page, pages.valuesOfFirst(procedure, page), refused));
        model.addAttribute("action", "/staff/procedures/" + procedure.key());
        model.addAttribute("hidden", Map.of(PAGE, pageId));
        model.addAttribute("begun", begun(user, procedure));
        return "desk/procedure";
    }

    private List<Begun> begun(DeskUser user, Procedure procedure) {
        return pages.begun(user, procedure.key()).stream()
                .map(waiting -> new Begun(
                        waiting.page().title(),
                        "/staff/tasks/" + waiting.taskId(),
                        waiting.since().atZone(clock.getZone())))
                .toList();
    }

    private List<Link> links(DeskUser user, Procedure procedure, String instanceId) {
        List<Link> links = new ArrayList<>();
        cases.receivedIn(instanceId)
                .filter(about -> user.sees(about.branchCode()))
                .ifPresent(about -> links.add(new Link("案件の経過を見る", "/staff/cases/" + about.number())));
        starts.of(user, procedure.key())
                .ifPresent(latest -> links.add(new Link(latest.name() + "を続ける", "/staff/procedures/" + latest.key())));
        links.add(new Link("一覧へ", "/staff"));
        return links;
    }

    /** Somebody else was faster, a timer for instance: nothing of this request has been done. */
    @ExceptionHandler({
        OptimisticLockingException.class,
        ConcurrencyFailureException.class,
        ProcedureController.OutdatedPage.class
    })
    String overtaken(HttpServletRequest request) {
        Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return "redirect:/staff/procedures/" + path.get("key") + "?_overtaken";
    }
}
