package jp.tetsuzuki.modeling;

import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The decision tables, for analysts. */
@Controller
class DecisionSheetsController {

    private static final String PAGE = ProcedureFiguresController.PAGE + "/decisions";
    private static final String DECISION = PAGE + "/{key:[0-9A-Za-z_.-]+}";

    private final DecisionSheets sheets;

    DecisionSheetsController(DecisionSheets sheets) {
        this.sheets = sheets;
    }

    @GetMapping(PAGE)
    String list(@RequestParam(defaultValue = "1") String page, @AuthenticationPrincipal DeskUser user, Model model) {
        Analysts.admit(user);
        model.addAttribute("title", "判定表");
        model.addAttribute("path", PAGE);
        model.addAttribute("latest", true);
        model.addAttribute("versions", sheets.decisions(Analysts.page(page)));
        return "desk/decisions";
    }

    @GetMapping(DECISION)
    String versions(
            @PathVariable String key,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Analysts.admit(user);
        Slice<DecisionSheets.Version> versions = sheets.versions(key, Analysts.page(page));
        if (versions.rows().isEmpty()) {
            throw new NoSuchView();
        }
        model.addAttribute("title", versions.rows().get(0).name() + "の版");
        model.addAttribute("path", PAGE + "/" + key);
        model.addAttribute("latest", false);
        model.addAttribute("versions", versions);
        return "desk/decisions";
    }

    @GetMapping(DECISION + "/{version:[1-9][0-9]{0,8}}")
    String show(
            @PathVariable String key, @PathVariable int version, @AuthenticationPrincipal DeskUser user, Model model) {
        Analysts.admit(user);
        DecisionSheets.Shown shown = sheets.of(key, version).orElseThrow(NoSuchView::new);
        model.addAttribute("decision", shown.version());
        model.addAttribute("sheet", shown.sheet().orElse(null));
        return "desk/decision";
    }
}
