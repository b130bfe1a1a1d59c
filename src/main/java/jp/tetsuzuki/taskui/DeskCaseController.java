package jp.tetsuzuki.taskui;

import java.util.List;
import java.util.Map;
import jp.tetsuzuki.platform.CaseDocuments;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A case's whole story on one page, for those who see the branch that holds it. */
@Controller
class DeskCaseController {

    private static final Map<String, String> NOTICES = Map.of(
            "_done", "処理しました。現在の状況は次のとおりです。",
            "_sent", "処理しました。現在の状況は次のとおりです。",
            "_gone", "この事務は、すでに処理が終わっているか、期限の経過などにより不要になっています。現在の状況は次のとおりです。",
            "_again", "この画面はすでに送信されています。現在の状況は次のとおりです。");

    /**
     * A task of the case that waits.
     *
     * @param href null where it stands in nobody's list who looks
     * @param assignee name of who has it, null where nobody does
     */
    public record Present(String name, String procedure, String href, String assignee, boolean reminded) {}

    private final DeskCases cases;
    private final DeskTasks tasks;
    private final DeskClaims claims;
    private final DeskStory story;
    private final DeskCasePage casePage;
    private final ProcedureCatalog catalog;
    private final List<CaseDocuments> documents;

    DeskCaseController(
            DeskCases cases,
            DeskTasks tasks,
            DeskClaims claims,
            DeskStory story,
            DeskCasePage casePage,
            ProcedureCatalog catalog,
            List<CaseDocuments> documents) {
        this.cases = cases;
        this.tasks = tasks;
        this.claims = claims;
        this.story = story;
        this.casePage = casePage;
        this.catalog = catalog;
        this.documents = documents;
    }

    @GetMapping("/staff/cases/{caseNumber:[0-9A-Za-z-]+}")
    String story(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        DeskCase about = cases.find(caseNumber)
                .filter(found -> user.sees(found.branchCode()))
                .orElseThrow(ProcedureController.NoSuchPage::new);
        NOTICES.entrySet().stream()
                .filter(notice -> asked.containsKey(notice.getKey()))
                .findFirst()
                .ifPresent(notice -> model.addAttribute("notice", notice.getValue()));
        casePage.show(about, model);
        model.addAttribute(
                "waiting",
                tasks.waitingOf(caseNumber).stream()
                        .map(task -> present(user, task))
                        .toList());
        model.addAttribute("steps", story.of(about));
        model.addAttribute(
                "documents",
                documents.stream()
                        .flatMap(source -> source.of(caseNumber).stream())
                        .map(document -> new Link(document.label(), document.href()))
                        .toList());
        return "desk/case";
    }

    private Present present(DeskUser user, DeskTask task) {
        return new Present(
                task.name(),
                catalog.version(task.definitionId()).name(),
                claims.isListed(user, task) ? "/staff/tasks/" + task.id() : null,
                task.assignee().map(DeskTask.Person::name).orElse(null),
                task.remindedAt().isPresent());
    }
}
