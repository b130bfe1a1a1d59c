package jp.tetsuzuki.taskui;

import java.util.Optional;
import jp.tetsuzuki.platform.CaseStages;
import org.springframework.stereotype.Component;

/** Where a case stands for its customer: what its waiting tasks say about it. */
@Component
class DeskStages implements CaseStages {

    private final DeskTasks tasks;
    private final ProcedureCatalog catalog;

    DeskStages(DeskTasks tasks, ProcedureCatalog catalog) {
        this.tasks = tasks;
        this.catalog = catalog;
    }

    @Override
    public Optional<String> stageOf(String caseNumber) {
        return tasks.waitingOf(caseNumber).stream()
                .flatMap(task -> catalog.version(task.definitionId()).pages().get(task.activityId()).stage().stream())
                .findFirst();
    }
}
