package jp.tetsuzuki.modeling;

import java.io.InputStream;
import java.util.List;
import jp.tetsuzuki.platform.DeskNavigation;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** 手続きの分析: what analysts see of the procedures. To all others there are no such pages. */
@Controller
class ProcedureFiguresController implements DeskNavigation {

    static final String PAGE = "/staff/analysis";

    static final String VERSION = PAGE + "/procedures/{key:[0-9A-Za-z_.-]+}/{version:[1-9][0-9]{0,8}}";
    private static final String ANALYST = "analyst";

    private final ProcedureFigures figures;
    private final MovePlans moves;

    ProcedureFiguresController(ProcedureFigures figures, MovePlans moves) {
        this.figures = figures;
        this.moves = moves;
    }

    @Override
    public List<Entry> entriesFor(DeskUser user) {
        return user.groups().contains(ANALYST) ? List.of(new Entry("手続きの分析", PAGE, 910)) : List.of();
    }

    @GetMapping(PAGE)
    String list(@AuthenticationPrincipal DeskUser user, Model model) {
        onlyAnalysts(user);
        model.addAttribute("procedures", figures.procedures());
        return "desk/procedures";
    }

    /** One version: where instances wait and where they ended. */
    @GetMapping(VERSION)
    String show(
            @PathVariable String key, @PathVariable int version, @AuthenticationPrincipal DeskUser user, Model model) {
        onlyAnalysts(user);
        model.addAttribute("days", ProcedureFigures.DAYS);
        model.addAttribute("targets", moves.targets(key, version));
        model.addAttribute("figures", figures.of(key, version).orElseThrow(NoSuchView::new));
        return "desk/procedure-version";
    }

    /** The diagram of the version as it was deployed. */
    @GetMapping(VERSION + "/diagram")
    ResponseEntity<InputStreamResource> diagram(
            @PathVariable String key, @PathVariable int version, @AuthenticationPrincipal DeskUser user) {
        onlyAnalysts(user);
        InputStream diagram = figures.diagram(key, version).orElseThrow(NoSuchView::new);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(new InputStreamResource(diagram));
    }

    @GetMapping(PAGE + "/deployments")
    String deployments(@AuthenticationPrincipal DeskUser user, Model model) {
        onlyAnalysts(user);
        model.addAttribute("most", ProcedureFigures.DEPLOYMENTS);
        model.addAttribute("deliveries", figures.deliveries());
        return "desk/deployments";
    }

    static void onlyAnalysts(DeskUser user) {
        if (!user.groups().contains(ANALYST)) {
            throw new NoSuchView();
        }
    }

    /** Also told to those who may not see what there is. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchView extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
