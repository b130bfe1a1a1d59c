package jp.tetsuzuki.taskui;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.form.FormRenderer;
import jp.tetsuzuki.platform.AllCustomerFacts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The pages that the navigation leads to. An overview shows what is known of the customer, and which procedures are open
 * to them or why not; the address of a procedure that stands in the navigation by itself leads to its pages.
 */
@Controller
class OverviewController {

    /** A procedure as the page offers it; not available ones carry the reason and what to do. */
    public record Offer(String label, String href, boolean available, String reason) {}

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Overviews overviews;
    private final ProcedureCatalog catalog;
    private final Procedures procedures;
    private final FormRenderer renderer;
    private final AllCustomerFacts facts;

    OverviewController(
            Overviews overviews,
            ProcedureCatalog catalog,
            Procedures procedures,
            FormRenderer renderer,
            AllCustomerFacts facts) {
        this.overviews = overviews;
        this.catalog = catalog;
        this.procedures = procedures;
        this.renderer = renderer;
        this.facts = facts;
    }

    /** All methods are mapped: to an address that is no page, nothing is sent but the answer that there is none. */
    @RequestMapping({"/{path:[a-z][a-z0-9-]*}", "/{section:[a-z][a-z0-9-]*}/{page:[a-z0-9-]+}"})
    String page(HttpServletRequest request, Principal customer, Model model) {
        if (!READING.contains(request.getMethod())) {
            throw new ProcedureController.NoSuchPage();
        }
        String path = request.getServletPath().substring(1);
        Optional<PortalSettings.Overview> overview = overviews.byPath(path);
        if (overview.isPresent()) {
            return show(overview.get(), customer, model);
        }
        return catalog.offeredAlone().stream()
                .filter(procedure -> procedure.portalPath().filter(path::equals).isPresent())
                .findFirst()
                .map(procedure -> "redirect:/procedures/" + procedure.key())
                .orElseThrow(ProcedureController.NoSuchPage::new);
    }

    private String show(PortalSettings.Overview overview, Principal customer, Model model) {
        Map<String, Object> known = facts.of(customer.getName());
        List<Offer> offers = catalog.offeredOn(overview.path()).stream()
                .map(procedure -> {
                    Optional<String> reason = procedures.closedBecause(procedure, known);
                    return new Offer(
                            procedure.name(), "/procedures/" + procedure.key(), reason.isEmpty(), reason.orElse(null));
                })
                .toList();
        model.addAttribute("title", overview.title());
        model.addAttribute("actionsTitle", overview.actionsTitle());
        model.addAttribute("view", renderer.view(catalog.latestForm(overview.form()), known, null));
        model.addAttribute("procedures", offers);
        return "overview";
    }
}
