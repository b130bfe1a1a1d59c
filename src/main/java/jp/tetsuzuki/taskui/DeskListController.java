package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk's lists of tasks. Who works on no cases sees an empty desk. */
@Controller
class DeskListController {

    /** Told where an answer leads here. */
    private static final Map<String, String> NOTICES = Map.of(
            "_returned", "担当を外れました。この事務は未割当に戻りました。",
            "_sent", "処理しました。",
            "_passwordChanged", "パスワードを変更しました。",
            "_again", "この画面はすでに送信されています。");

    /**
     * A task in a list.
     *
     * @param dueAt null where there is no hurry
     * @param overdue whether it is late
     * @param reminded whether its group was reminded of it
     * @param assignee name of who has it or has done it, null where nobody does
     * @param doneAt null while it waits
     */
    public record Row(
            String href,
            String caseHref,
            String caseNumber,
            String subject,
            String name,
            String branch,
            String customerName,
            String contractNumber,
            ZonedDateTime dueAt,
            boolean overdue,
            boolean reminded,
            boolean open,
            String assignee,
            ZonedDateTime doneAt) {}

    /** A list to choose. */
    public record Tab(String label, String href, boolean current) {}

    private final DeskLists lists;
    private final Clock clock;

    DeskListController(DeskLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * @param tab which list
     * @param after where the page before has ended, see {@link DeskLists.Place#text}
     */
    @GetMapping("/staff")
    String list(
            @RequestParam(defaultValue = "open") String tab,
            @RequestParam Optional<String> after,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        DeskTab chosen = DeskTab.byId(tab).orElseThrow(ProcedureController.NoSuchPage::new);
        Optional<DeskLists.Place> place =
                after.map(text -> DeskLists.Place.parse(text).orElseThrow(ProcedureController.NoSuchPage::new));
        NOTICES.entrySet().stream()
                .filter(notice -> asked.containsKey(notice.getKey()))
                .findFirst()
                .ifPresent(notice -> model.addAttribute("notice", notice.getValue()));
        model.addAttribute("works", worksOnCases(user));
        if (worksOnCases(user)) {
            show(user, chosen, place, model);
        }
        return "desk/list";
    }

    private void show(DeskUser user, DeskTab chosen, Optional<DeskLists.Place> place, Model model) {
        DeskLists.Slice slice = lists.page(user, chosen, place);
        String address = "/staff?tab=" + chosen.id();
        model.addAttribute(
                "tabs",
                Arrays.stream(DeskTab.values())
                        .map(tab -> new Tab(tab.label(), "/staff?tab=" + tab.id(), tab == chosen))
                        .toList());
        model.addAttribute("list", chosen.label());
        model.addAttribute("explanation", chosen.explanation());
        model.addAttribute("done", chosen == DeskTab.DONE);
        model.addAttribute("rows", slice.tasks().stream().map(this::row).toList());
        model.addAttribute(
                "next",
                slice.next().map(next -> address + "&after=" + next.text()).orElse(null));
        model.addAttribute("first", place.map(behind -> address).orElse(null));
    }

    /** Whether cases of any branch are the person's to see. */
    private static boolean worksOnCases(DeskUser user) {
        return user.groups().contains(DeskUser.HEADQUARTERS)
                || user.branchCode().filter(user::sees).isPresent();
    }

    private Row row(DeskTask task) {
        return new Row(
                "/staff/tasks/" + task.id(),
                "/staff/cases/" + task.about().number(),
                task.about().number(),
                task.about().subject(),
                task.name(),
                Optional.ofNullable(task.about().branchName())
                        .orElse(task.about().branchCode()),
                task.about().customerName(),
                task.about().contractNumber(),
                moment(task.dueAt()),
                task.overdueAt(clock.instant()),
                task.waits() && task.remindedAt().isPresent(),
                task.state() == DeskTask.State.OPEN,
                task.assignee().map(DeskTask.Person::name).orElse(null),
                moment(task.doneAt()));
    }

    private ZonedDateTime moment(Optional<Instant> moment) {
        return moment.map(at -> at.atZone(clock.getZone())).orElse(null);
    }
}
