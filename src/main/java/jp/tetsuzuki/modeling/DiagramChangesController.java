package jp.tetsuzuki.modeling;

import jp.tetsuzuki.platform.DeskUser;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What has changed from one version of a procedure to another, for analysts. */
@Controller
class DiagramChangesController {

    private final ProcedureFigures figures;

    DiagramChangesController(ProcedureFigures figures) {
        this.figures = figures;
    }

    /**
     * @param from the version that it is compared with; the one before where nothing is asked
     */
    @GetMapping(ProcedureFiguresController.VERSION + "/changes")
    String show(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(required = false) String from,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Analysts.admit(user);
        String asked = from == null ? String.valueOf(version - 1) : from;
        // Before the first version there was none.
        if (!asked.matches("[1-9][0-9]{0,8}")) {
            throw new NoSuchView();
        }
        int other = Integer.parseInt(asked);
        BpmnModelInstance after = figures.model(key, version).orElseThrow(NoSuchView::new);
        BpmnModelInstance before = figures.model(key, other).orElseThrow(NoSuchView::new);
        model.addAttribute("name", new Diagram("", after).process().getName());
        model.addAttribute("href", ProcedureFiguresController.PAGE + "/procedures/" + key);
        model.addAttribute("version", version);
        model.addAttribute("other", other);
        model.addAttribute("changes", DiagramChanges.between(before, after));
        return "desk/procedure-changes";
    }
}
