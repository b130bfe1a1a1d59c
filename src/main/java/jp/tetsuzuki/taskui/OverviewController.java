package jp.tetsuzuki.taskui;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.form.FormRenderer;
import jp.tetsuzuki.platform.AllCustomerFacts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows an overview: what is known of the customer, and which procedures are open to them or why not. */
@Controller
class OverviewController {

    /** A procedure as the page offers it; not available ones carry the reason and what to do. */
    public record Offer(String label, String href, boolean available, String reason) {}

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

    @GetMapping("/security/{page}")
    String security(@PathVariable String page, Principal customer, Model model) {
        PortalSettings.Overview overview =
                overviews.byPath("security/" + page).orElseThrow(ProcedureController.NoSuchPage::new);
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
