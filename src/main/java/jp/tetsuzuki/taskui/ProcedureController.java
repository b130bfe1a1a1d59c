package jp.tetsuzuki.taskui;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.form.FormChecker;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormRenderer;
import jp.tetsuzuki.form.FormSubmission;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The pages of all procedures. A page is sent to its own address and answered by a redirect to what comes next, so
 * that reloading and the back button repeat nothing.
 */
@Controller
@RequestMapping("/procedures/{key:[a-z0-9-]+}")
class ProcedureController {

    private static final String PAGE = "_page";
    private static final String START = "start";
    private static final String AGAIN = "この画面はすでに送信されているか、お手続きの有効な時間を過ぎています。現在の状況を表示しています。";

    private final Procedures procedures;
    private final ProcedureCatalog catalog;
    private final ResultPages results;
    private final Overviews overviews;
    private final FormRenderer renderer;
    private final FormChecker checker;
    private final jp.tetsuzuki.platform.AllCustomerFacts facts;

    ProcedureController(
            Procedures procedures,
            ProcedureCatalog catalog,
            ResultPages results,
            Overviews overviews,
            FormRenderer renderer,
            FormChecker checker,
            jp.tetsuzuki.platform.AllCustomerFacts facts) {
        this.procedures = procedures;
        this.catalog = catalog;
        this.results = results;
        this.overviews = overviews;
        this.renderer = renderer;
        this.checker = checker;
        this.facts = facts;
    }

    /** The procedure's first page, before anything has been started; or where the customer stands in it already. */
    @GetMapping
    String begin(@PathVariable String key, Principal customer, Model model) {
        Procedure procedure = startable(key);
        Optional<Procedures.Waiting> open = procedures.openStep(customer.getName(), key);
        if (open.isPresent()) {
            return redirect(key, open.get().instanceId());
        }
        return first(procedure, customer, null, model);
    }

    @PostMapping
    String start(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> parameters,
            Principal customer,
            Model model) {
        Procedure procedure = startable(key);
        Procedure.Page page = procedure.firstPage().orElseThrow(NoSuchPage::new);
        Optional<Procedures.Waiting> open = procedures.openStep(customer.getName(), key);
        if (open.isPresent()) {
            return again(key, open.get().instanceId());
        }
        FormDefinition form = catalog.form(procedure, page.form());
        FormCheck check = checker.check(form, facts.of(customer.getName()), parameters);
        if (check instanceof FormCheck.Refused refused) {
            return first(procedure, customer, refused.submission(), model);
        }
        FormCheck.Accepted accepted = accepted(check);
        if (accepted.outcome().filter(Outcomes.CANCEL::equals).isPresent()) {
            return "redirect:/" + procedure.portalPage().orElse("");
        }
        return next(key, procedures.start(customer.getName(), procedure, accepted));
    }

    /** Where the customer stands in an instance: the page that waits, else the result, else a word that it is over. */
    @GetMapping("/{instanceId}")
    String show(
            @PathVariable String key,
            @PathVariable String instanceId,
            @RequestParam Optional<String> again,
            Principal customer,
            Model model) {
        again.ifPresent(asked -> model.addAttribute("notice", AGAIN));
        Optional<Procedures.Waiting> waiting = procedures.waitingIn(customer.getName(), instanceId);
        if (waiting.isPresent()) {
            return page(waiting.get(), customer, null, model);
        }
        Optional<ResultPages.Result> result = results.of(instanceId, customer.getName());
        if (result.isPresent()) {
            return result(result.get(), model);
        }
        if (!procedures.owns(customer.getName(), instanceId)) {
            throw new NoSuchPage();
        }
        Procedure procedure = catalog.latest(key).orElseThrow(NoSuchPage::new);
        model.addAttribute("title", procedure.name());
        model.addAttribute("message", "このお手続きで、いまお客様にしていただくことはありません。現在の状態は、下の画面でご確認ください。");
        model.addAttribute("links", links(procedure));
        return "message";
    }

    @PostMapping("/{instanceId}")
    String send(
            @PathVariable String key,
            @PathVariable String instanceId,
            @RequestParam MultiValueMap<String, String> parameters,
            Principal customer,
            Model model) {
        String taskId = Optional.ofNullable(parameters.getFirst(PAGE)).orElse("");
        Optional<Procedures.Waiting> waiting = procedures.waitingIn(customer.getName(), instanceId);
        if (waiting.isEmpty() || !waiting.get().taskId().equals(taskId)) {
            if (!procedures.owns(customer.getName(), instanceId)) {
                throw new NoSuchPage();
            }
            return again(key, instanceId);
        }
        FormDefinition form =
                catalog.form(waiting.get().procedure(), waiting.get().page().form());
        FormCheck check = checker.check(form, procedures.values(customer.getName(), waiting.get()), parameters);
        if (check instanceof FormCheck.Refused refused) {
            return page(waiting.get(), customer, refused.submission(), model);
        }
        return next(key, procedures.send(customer.getName(), instanceId, taskId, accepted(check)));
    }

    private String first(Procedure procedure, Principal customer, FormSubmission refused, Model model) {
        Map<String, Object> known = facts.of(customer.getName());
        Optional<String> reason = procedures.closedBecause(procedure, known);
        if (reason.isPresent()) {
            model.addAttribute("title", procedure.name());
            model.addAttribute("message", reason.get());
            model.addAttribute("links", links(procedure));
            return "message";
        }
        Procedure.Page page = procedure.firstPage().orElseThrow(NoSuchPage::new);
        FormDefinition form = catalog.form(procedure, page.form());
        model.addAttribute("view", renderer.view(form, known, refused));
        model.addAttribute("action", "/procedures/" + procedure.key());
        model.addAttribute("hidden", Map.of(PAGE, START));
        return page(page, model);
    }

    private String page(Procedures.Waiting waiting, Principal customer, FormSubmission refused, Model model) {
        Map<String, Object> values = procedures.values(customer.getName(), waiting);
        FormDefinition form = catalog.form(waiting.procedure(), waiting.page().form());
        boolean sentBefore = waiting.page().activityId().equals(values.get("sentPage"));
        model.addAttribute(
                "view",
                sentBefore || refused != null
                        ? renderer.view(form, values, refused)
                        : renderer.viewWithoutErrors(form, values));
        model.addAttribute("action", "/procedures/" + waiting.procedure().key() + "/" + waiting.instanceId());
        model.addAttribute("hidden", Map.of(PAGE, waiting.taskId()));
        if (waiting.page().status()) {
            model.addAttribute("links", links(waiting.procedure()));
        }
        return page(waiting.page(), model);
    }

    private String result(ResultPages.Result result, Model model) {
        Procedure procedure = catalog.version(result.definitionId());
        Procedure.Page page = procedure.pages().get(result.activityId());
        model.addAttribute("view", renderer.view(catalog.form(procedure, page.form()), result.values(), null));
        model.addAttribute("links", links(procedure));
        return page(page, model);
    }

    private static String page(Procedure.Page page, Model model) {
        model.addAttribute("title", page.title());
        model.addAttribute("step", page.step().orElse(null));
        model.addAttribute("resultKind", page.resultKind().orElse(null));
        return "procedure";
    }

    private List<Link> links(Procedure procedure) {
        List<Link> links = new ArrayList<>();
        procedure
                .portalPage()
                .flatMap(overviews::byPath)
                .ifPresent(overview -> links.add(new Link(overview.title() + "へ戻る", "/" + overview.path())));
        links.add(new Link("ホームへ戻る", "/"));
        return links;
    }

    private Procedure startable(String key) {
        return catalog.latest(key)
                .filter(procedure -> procedure.portalPage().isPresent())
                .orElseThrow(NoSuchPage::new);
    }

    private static FormCheck.Accepted accepted(FormCheck check) {
        if (check instanceof FormCheck.Accepted accepted) {
            return accepted;
        }
        throw new ForeignFields();
    }

    private static String next(String key, Procedures.Sent sent) {
        if (sent instanceof Procedures.Sent.Outdated outdated) {
            return again(key, outdated.instanceId());
        }
        return redirect(key, ((Procedures.Sent.Done) sent).instanceId());
    }

    private static String redirect(String key, String instanceId) {
        return "redirect:/procedures/" + key + "/" + instanceId;
    }

    private static String again(String key, String instanceId) {
        return redirect(key, instanceId) + "?again";
    }

    /** Somebody else was faster, a timer for instance: nothing of this request has been done. */
    @ExceptionHandler
    String overtaken(OptimisticLockingException fault, @PathVariable Map<String, String> path) {
        return path.containsKey("instanceId")
                ? again(path.get("key"), path.get("instanceId"))
                : "redirect:/procedures/" + path.get("key");
    }

    /** A page that there is not, or not for this customer: the two are told apart to nobody. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchPage extends RuntimeException {}

    /** What arrived is not what the page's form sends. */
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    static final class ForeignFields extends RuntimeException {}
}
