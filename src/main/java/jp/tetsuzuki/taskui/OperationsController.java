package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.mail.MailQueue;
import jp.tetsuzuki.platform.DeskNavigation;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * システム運用: what background steps have failed and why, given up or still tried, with another try for one or all, and
 * what waits. To whoever is no operator there is no such page. Of customers it shows no more than numbers of cases.
 */
@Controller
class OperationsController implements DeskNavigation {

    private static final String PAGE = "/staff/operations";
    private static final String GROUP = "operator";
    private static final int PLACE = 950;

    /** Told where an answer leads here. */
    private static final Map<String, String> NOTICES = Map.of(
            "_retried", "もう一度実行するよう手配しました。まもなく実行されます。",
            "_already", "この処理は、すでに再実行が手配されたか、不要になっています。");

    private final FailedSteps failed;
    private final StepRetries retries;
    private final WaitingSteps waiting;
    private final MailQueue mails;
    private final HealthSummary health;
    private final Clock clock;

    OperationsController(
            FailedSteps failed,
            StepRetries retries,
            WaitingSteps waiting,
            MailQueue mails,
            HealthSummary health,
            Clock clock) {
        this.failed = failed;
        this.retries = retries;
        this.waiting = waiting;
        this.mails = mails;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public List<Entry> entriesFor(DeskUser user) {
        return isOperator(user) ? List.of(new Entry("システム運用", PAGE, PLACE)) : List.of();
    }

    /**
     * @param page which page of steps that were given up, from 1
     * @param again which page of steps that are tried again, from 1
     */
    @GetMapping(PAGE)
    String show(
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "1") String again,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        admit(user);
        int number = number(page);
        int numberAgain = number(again);
        FailedSteps.Slice slice = failed.page(number);
        FailedSteps.Slice repeated = failed.repeated(numberAgain);
        NOTICES.entrySet().stream()
                .filter(notice -> asked.containsKey(notice.getKey()))
                .findFirst()
                .ifPresent(notice -> model.addAttribute("notice", notice.getValue()));
        model.addAttribute("steps", slice.steps());
        model.addAttribute("failed", failed.count());
        model.addAttribute("first", number > 1 ? address(1, numberAgain) : null);
        model.addAttribute("next", slice.more() ? address(number + 1, numberAgain) : null);
        model.addAttribute("repeated", repeated.steps());
        model.addAttribute("firstRepeated", numberAgain > 1 ? address(number, 1) : null);
        model.addAttribute("nextRepeated", repeated.more() ? address(number, numberAgain + 1) : null);
        WaitingSteps.Figures steps = waiting.figures();
        model.addAttribute("waiting", steps);
        model.addAttribute("oldestDue", moment(steps.oldestDue()));
        MailQueue.Figures queue = mails.figures();
        model.addAttribute("mails", queue);
        model.addAttribute("oldestUnsent", moment(queue.oldestUnsent()));
        model.addAttribute("parts", health.parts());
        return "desk/operations";
    }

    @PostMapping(PAGE + "/steps/{stepId:[0-9a-zA-Z-]{1,64}}/retry")
    String retry(@PathVariable String stepId, @AuthenticationPrincipal DeskUser user) {
        admit(user);
        return "redirect:" + PAGE + (retries.one(stepId) ? "?_retried" : "?_already");
    }

    @PostMapping(PAGE + "/retry")
    String retryAll(@AuthenticationPrincipal DeskUser user, RedirectAttributes next) {
        admit(user);
        next.addFlashAttribute("notice", "%d件の処理をもう一度実行するよう手配しました。".formatted(retries.all()));
        return "redirect:" + PAGE;
    }

    private static void admit(DeskUser user) {
        if (!isOperator(user)) {
            throw new ProcedureController.NoSuchPage();
        }
    }

    private static boolean isOperator(DeskUser user) {
        return user.groups().contains(GROUP);
    }

    private static int number(String page) {
        if (!page.matches("[1-9][0-9]{0,5}")) {
            throw new ProcedureController.NoSuchPage();
        }
        return Integer.parseInt(page);
    }

    private static String address(int page, int again) {
        return PAGE + "?page=" + page + "&again=" + again;
    }

    private ZonedDateTime moment(Optional<Instant> moment) {
        return moment.map(at -> at.atZone(clock.getZone())).orElse(null);
    }
}
