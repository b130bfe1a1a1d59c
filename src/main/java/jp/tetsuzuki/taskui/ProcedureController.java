package jp.tetsuzuki.taskui;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.form.FormChecker;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormRenderer;
import jp.tetsuzuki.form.FormSubmission;
import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The pages of all procedures. A page is sent to its own address and answered by a redirect to what comes next, so
 * that reloading and the back button repeat nothing.
 */
@Controller
@RequestMapping("/procedures/{key:[a-z0-9-]+}")
class ProcedureController {

    private static final String PAGE = "_page";
    private static final String SENT = "_sent";
    private static final String AGAIN = "_again";
    private static final Pattern PAGE_ID = Pattern.compile("[0-9a-f-]{36}");

    private static final MultiValueMap<String, String> NOTHING_ASKED = new LinkedMultiValueMap<>();

    /** Told when the customer is led to where the procedure stands in place of what they sent. */
    private static final Map<String, String> NOTICES = Map.of(
            AGAIN,
            "この画面はすでに送信されているか、お手続きの有効な時間を過ぎています。現在の状況を表示しています。",
            "_overtaken",
            "ほかの処理と重なったため、いまの送信は受け付けていません。現在の状況をご確認のうえ、必要な場合はもう一度お手続きください。");

    private final Procedures procedures;
    private final ProcedureCatalog catalog;
    private final ResultPages results;
    private final Overviews overviews;
    private final FormRenderer renderer;
    private final FormChecker checker;
    private final LoginSession session;
    private final Audit audit;

    ProcedureController(
            Procedures procedures,
            ProcedureCatalog catalog,
            ResultPages results,
            Overviews overviews,
            FormRenderer renderer,
            FormChecker checker,
            LoginSession session,
            Audit audit) {
        this.procedures = procedures;
        this.catalog = catalog;
        this.results = results;
        this.overviews = overviews;
        this.renderer = renderer;
        this.checker = checker;
        this.session = session;
        this.audit = audit;
    }

    /**
     * The procedure's first page, before anything has been started; or where the customer stands in it already. A page
     * that does something by being opened is opened in an instance of its own. The address may bring answers along.
     */
    @GetMapping
    String begin(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> asked,
            Principal customer,
            Model model) {
        Procedure procedure = startable(key);
        Optional<Procedures.Waiting> open = procedures.openStep(customer.getName(), key);
        if (open.isPresent()) {
            return redirect(key, open.get().instanceId()) + answersOf(open.get(), asked, customer);
        }
        Map<String, Object> known = procedures.valuesOfFirst(customer.getName(), procedure);
        if (procedure.startsWhenOpened()
                && procedures.closedBecause(procedure, known).isEmpty()) {
            return redirect(key, procedures.startByOpening(customer.getName(), procedure));
        }
        procedure
                .firstPage()
                .map(page -> catalog.form(procedure, page.form()).prefilled(known, asked))
                .ifPresent(known::putAll);
        return first(procedure, customer, known, UUID.randomUUID().toString(), null, model);
    }

    /** The answers in the address, as far as the page that waits takes them. */
    private String answersOf(Procedures.Waiting waiting, MultiValueMap<String, String> asked, Principal customer) {
        UriComponentsBuilder answers = UriComponentsBuilder.newInstance();
        if (!asked.isEmpty()) {
            catalog.form(waiting.procedure(), waiting.page().form())
                    .prefilled(procedures.values(customer.getName(), waiting), asked)
                    .forEach(answers::queryParam);
        }
        return answers.encode().toUriString();
    }

    @PostMapping
    String start(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> parameters,
            Principal customer,
            Model model) {
        Procedure procedure = startable(key);
        Procedure.Page page = procedure.firstPage().orElseThrow(NoSuchPage::new);
        String pageId = pageId(parameters);
        Optional<String> stands = procedures.standsIn(customer.getName(), key, pageId);
        if (stands.isPresent()) {
            return again(key, stands.get());
        }
        Map<String, Object> known = procedures.valuesOfFirst(customer.getName(), procedure);
        FormCheck check = checker.check(catalog.form(procedure, page.form()), known, parameters);
        if (check instanceof FormCheck.Refused refused) {
            return first(procedure, customer, known, pageId, refused.submission(), model);
        }
        FormCheck.Accepted accepted = accepted(check, procedure, customer);
        if (accepted.outcome().filter(Outcomes.CANCEL::equals).isPresent()) {
            return "redirect:" + before(procedure);
        }
        return next(key, procedures.start(customer.getName(), procedure, pageId, accepted));
    }

    /** Where the customer stands in an instance: the page that waits, else the result, else a word that it is over. */
    @GetMapping("/{instanceId}")
    String show(
            @PathVariable String key,
            @PathVariable String instanceId,
            @RequestParam MultiValueMap<String, String> asked,
            Principal customer,
            Model model) {
        NOTICES.entrySet().stream()
                .filter(notice -> asked.containsKey(notice.getKey()))
                .findFirst()
                .ifPresent(notice -> model.addAttribute("notice", notice.getValue()));
        Optional<Procedures.Waiting> waiting = procedures.waitingIn(customer.getName(), instanceId);
        if (waiting.isPresent()) {
            procedures.open(customer.getName(), waiting.get());
            return page(waiting.get(), customer, null, asked, model);
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
            return page(waiting.get(), customer, refused.submission(), NOTHING_ASKED, model);
        }
        return next(
                key,
                procedures.send(
                        customer.getName(),
                        instanceId,
                        taskId,
                        accepted(check, waiting.get().procedure(), customer)));
    }

    private String first(
            Procedure procedure,
            Principal customer,
            Map<String, Object> known,
            String pageId,
            FormSubmission refused,
            Model model) {
        Optional<String> reason = procedures.closedBecause(procedure, known);
        if (reason.isPresent()) {
            audit.record(AuditEvent.of("procedure.start", "REFUSED", customer.getName())
                    .about(procedure.key()));
            return closed(procedure, known, reason.get(), model);
        }
        Procedure.Page page = procedure.firstPage().orElseThrow(NoSuchPage::new);
        FormDefinition form = catalog.form(procedure, page.form());
        model.addAttribute("view", renderer.view(form, known, refused));
        model.addAttribute("action", "/procedures/" + procedure.key());
        model.addAttribute("hidden", Map.of(PAGE, pageId));
        model.addAttribute("back", before(procedure));
        return page(page, model);
    }

    private String closed(Procedure procedure, Map<String, Object> known, String reason, Model model) {
        model.addAttribute("title", procedure.name());
        model.addAttribute("links", links(procedure, false));
        if (procedure.closedForm().isEmpty()) {
            model.addAttribute("message", reason);
            return "message";
        }
        known.put(ProcedureVariables.REFUSAL_REASON.name(), reason);
        FormDefinition form = catalog.form(procedure, procedure.closedForm().get());
        model.addAttribute("view", renderer.view(form, known, null));
        return "procedure";
    }

    private String page(
            Procedures.Waiting waiting,
            Principal customer,
            FormSubmission refused,
            MultiValueMap<String, String> asked,
            Model model) {
        Map<String, Object> values = procedures.values(customer.getName(), waiting);
        boolean justSent = asked.containsKey(SENT) || asked.containsKey(AGAIN);
        values.put(ProcedureVariables.JUST_SENT.name(), justSent);
        FormDefinition form = catalog.form(waiting.procedure(), waiting.page().form());
        values.putAll(form.prefilled(values, asked));
        // Whoever comes back later sees no error: it may tell what no longer holds, such as the tries left.
        boolean answered =
                justSent && waiting.page().activityId().equals(values.get(ProcedureVariables.SENT_PAGE.name()));
        model.addAttribute(
                "view",
                answered || refused != null
                        ? renderer.view(form, values, refused)
                        : renderer.viewWithoutErrors(form, values));
        model.addAttribute("action", "/procedures/" + waiting.procedure().key() + "/" + waiting.instanceId());
        model.addAttribute("hidden", Map.of(PAGE, waiting.taskId()));
        if (waiting.page().status()) {
            model.addAttribute("links", links(waiting.procedure()));
        } else if (!form.outcomes().contains(Outcomes.BACK)) {
            model.addAttribute("back", before(waiting.procedure()));
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

    /** The page that the procedure's first page is come to from. */
    private static String before(Procedure procedure) {
        return "/" + procedure.portalPage().orElse("");
    }

    private static String page(Procedure.Page page, Model model) {
        model.addAttribute("title", page.title());
        model.addAttribute("step", page.step().orElse(null));
        model.addAttribute("resultKind", page.resultKind().orElse(null));
        return "procedure";
    }

    private List<Link> links(Procedure procedure) {
        return links(procedure, true);
    }

    /**
     * @param withOwn whether the procedure's own page is among them: a page that says that it is closed is that page
     */
    private List<Link> links(Procedure procedure, boolean withOwn) {
        List<Link> links = new ArrayList<>();
        procedure
                .portalPage()
                .flatMap(overviews::byPath)
                .ifPresent(overview -> links.add(new Link(overview.title() + "へ戻る", "/" + overview.path())));
        // Where opening the page does something, no other page offers that in passing.
        procedure
                .portalPath()
                .filter(path -> withOwn && !procedure.startsWhenOpened())
                .ifPresent(path -> links.add(new Link(procedure.name() + "へ戻る", "/" + path)));
        links.add(new Link("ホームへ戻る", "/"));
        return links;
    }

    private Procedure startable(String key) {
        return catalog.latest(key).filter(Procedure::isOffered).orElseThrow(NoSuchPage::new);
    }

    private FormCheck.Accepted accepted(FormCheck check, Procedure procedure, Principal customer) {
        if (check instanceof FormCheck.Accepted accepted) {
            return accepted;
        }
        boolean outdated = check instanceof FormCheck.Outdated;
        audit.record(AuditEvent.of("procedure.page", outdated ? "OUTDATED" : "FOREIGN_FIELDS", customer.getName())
                .about(procedure.key()));
        throw outdated ? new OutdatedPage() : new ForeignFields();
    }

    private String next(String key, Procedures.Sent sent) {
        Optional<String> ended = session.endIfOrdered();
        if (ended.isPresent()) {
            return "redirect:/login?ended=" + ended.get();
        }
        if (sent instanceof Procedures.Sent.Outdated outdated) {
            return again(key, outdated.instanceId());
        }
        return redirect(key, ((Procedures.Sent.Done) sent).instanceId()) + "?" + SENT;
    }

    private static String redirect(String key, String instanceId) {
        return "redirect:/procedures/" + key + "/" + instanceId;
    }

    private static String again(String key, String instanceId) {
        return redirect(key, instanceId) + "?" + AGAIN;
    }

    /** Something else was faster, a timer or another tab for instance: nothing of this request has been done. */
    @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class, OutdatedPage.class})
    String overtaken(HttpServletRequest request) {
        Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return path.containsKey("instanceId")
                ? redirect(path.get("key").toString(), path.get("instanceId").toString()) + "?_overtaken"
                : "redirect:/procedures/" + path.get("key");
    }

    /** The hidden field of a first page that tells one showing of it from another. */
    private static String pageId(MultiValueMap<String, String> parameters) {
        return Optional.ofNullable(parameters.getFirst(PAGE))
                .filter(id -> PAGE_ID.matcher(id).matches())
                .orElseThrow(ForeignFields::new);
    }

    /** A page that there is not, or not for this customer: the two are told apart to nobody. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchPage extends RuntimeException {}

    /** What arrived is what the page's form sent before things changed. */
    static final class OutdatedPage extends RuntimeException {}

    /** What arrived is not what the page's form sends. */
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    static final class ForeignFields extends RuntimeException {}
}
