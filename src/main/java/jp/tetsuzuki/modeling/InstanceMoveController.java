package jp.tetsuzuki.modeling;

import java.util.Map;
import java.util.stream.Collectors;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 途中の手続きの移行: running instances go on in another version, after the analyst has seen how. To all others there is no
 * such page. Sent again, it moves what is there to be moved by then.
 */
@Controller
@RequestMapping(ProcedureFiguresController.VERSION + "/move")
class InstanceMoveController {

    /** Fields that name what a step becomes: {@code step.} and the step's id. */
    private static final String STEP = "step.";

    private static final String VERSION = "[1-9][0-9]{0,8}";
    private static final String COUNT = "[0-9]{1,9}";

    private final MovePlans plans;
    private final InstanceMoves moves;

    InstanceMoveController(MovePlans plans, InstanceMoves moves) {
        this.plans = plans;
        this.moves = moves;
    }

    /**
     * The plan.
     *
     * @param to the version that instances shall go on in
     */
    @GetMapping
    ModelAndView plan(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String to,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal DeskUser user) {
        Analysts.admit(user);
        return page(plan(key, version, to, fields));
    }

    /** Moves as planned; a plan that the engine refuses moves nothing and is shown again with the reasons. */
    @PostMapping
    ModelAndView move(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(name = "_skip", defaultValue = "0") String skip,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal DeskUser user) {
        Analysts.admit(user);
        MovePlan plan = plan(key, version, to, fields);
        InstanceMoves.Report report = moves.move(plan, number(skip, COUNT));
        if (plan.engine().isEmpty()) {
            ModelAndView refused = page(plan);
            refused.setStatus(HttpStatus.CONFLICT);
            return refused;
        }
        // Planned anew: what waits now is no more what it was.
        return page(plan(key, version, to, fields)).addObject("report", report);
    }

    private MovePlan plan(String key, int version, String to, Map<String, String> fields) {
        Map<String, String> chosen = fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(STEP))
                .collect(Collectors.toMap(field -> field.getKey().substring(STEP.length()), Map.Entry::getValue));
        return plans.of(key, version, number(to, VERSION), chosen).orElseThrow(NoSuchView::new);
    }

    private static ModelAndView page(MovePlan plan) {
        return new ModelAndView("desk/procedure-move", Map.of("plan", plan, "most", InstanceMoves.MOST));
    }

    private static int number(String text, String form) {
        if (!text.matches(form)) {
            throw new NoSuchView();
        }
        return Integer.parseInt(text);
    }
}
