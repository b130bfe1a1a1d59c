package jp.tetsuzuki.modeling;

import java.io.InputStream;
import java.util.List;
import jp.tetsuzuki.platform.DeskNavigation;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 手続きの分析: what analysts see of the procedures. To all others there are no such pages. */
@Controller
class ProcedureFiguresController implements DeskNavigation {

    static final String PAGE = "/staff/analysis";

    /** The versions of one procedure. */
    static final String PROCEDURE = PAGE + "/procedures/{key:[0-9A-Za-z_.-]+}";

    static final String VERSION = PROCEDURE + "/{version:[1-9][0-9]{0,8}}";

    private final ProcedureFigures figures;
    private final FormPreviews previews;
    private final MovePlans moves;

    ProcedureFiguresController(ProcedureFigures figures, FormPreviews previews, MovePlans moves) {
        this.figures = figures;
        this.previews = previews;
        this.moves = moves;
    }

    @Override
    public List<Entry> entriesFor(DeskUser user) {
        return Analysts.isOne(user) ? List.of(new Entry("手続きの分析", PAGE, 910)) : List.of();
    }

    /**
     * @param page from 1
     */
    @GetMapping(PAGE)
    String list(@RequestParam(defaultValue = "1") String page, @AuthenticationPrincipal DeskUser user, Model model) {
        Analysts.admit(user);
        model.addAttribute("title", "手続きの分析");
        model.addAttribute("path", PAGE);
        model.addAttribute("latest", true);
        model.addAttribute("versions", figures.procedures(Analysts.page(page)));
        return "desk/procedures";
    }

    /** The versions of a procedure, the newest first. */
    @GetMapping(PROCEDURE)
    String versions(
            @PathVariable String key,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Analysts.admit(user);
        Slice<ProcedureFigures.Version> versions = figures.versions(key, Analysts.page(page));
        if (versions.rows().isEmpty()) {
            throw new NoSuchView();
        }
        model.addAttribute("title", versions.rows().get(0).name() + "の版");
        model.addAttribute("path", PAGE + "/procedures/" + key);
        model.addAttribute("latest", false);
        model.addAttribute("versions", versions);
        return "desk/procedures";
    }

    /** One version: where instances wait and where they ended. */
    @GetMapping(VERSION)
    String show(
            @PathVariable String key, @PathVariable int version, @AuthenticationPrincipal DeskUser user, Model model) {
        Analysts.admit(user);
        model.addAttribute("days", ProcedureFigures.DAYS);
        model.addAttribute("targets", moves.targets(key, version));
        model.addAttribute("figures", figures.of(key, version).orElseThrow(NoSuchView::new));
        model.addAttribute("forms", !previews.uses(key, version).isEmpty());
        return "desk/procedure-version";
    }

    /** The diagram of the version as it was deployed. */
    @GetMapping(VERSION + "/diagram")
    ResponseEntity<InputStreamResource> diagram(
            @PathVariable String key, @PathVariable int version, @AuthenticationPrincipal DeskUser user) {
        Analysts.admit(user);
        InputStream diagram = figures.diagram(key, version).orElseThrow(NoSuchView::new);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(new InputStreamResource(diagram));
    }

    @GetMapping(PAGE + "/deployments")
    String deployments(
            @RequestParam(defaultValue = "1") String page, @AuthenticationPrincipal DeskUser user, Model model) {
        Analysts.admit(user);
        model.addAttribute("path", PAGE + "/deployments");
        model.addAttribute("deliveries", figures.deliveries(Analysts.page(page)));
        return "desk/deployments";
    }
}
