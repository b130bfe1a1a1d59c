package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.InstanceMoving;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shows the tasks of an instance that is moved to another version with that version's page. Who has the task, since
 * when and until when stays, and so does who has worked on the case.
 */
@Component
class DeskTaskMoves {

    private final DeskTasks tasks;
    private final ProcedureCatalog catalog;

    DeskTaskMoves(DeskTasks tasks, ProcedureCatalog catalog) {
        this.tasks = tasks;
        this.catalog = catalog;
    }

    /** In the mover's transaction, and before the engine's rows: a claim goes the same way, so neither blocks the other. */
    @EventListener
    void follow(InstanceMoving move) {
        Procedure to = catalog.version(move.definitionId());
        move.steps()
                .forEach(step -> tasks.moved(
                        move.instanceId(),
                        step,
                        move.definitionId(),
                        to.pages().get(step.to()).lateGroup()));
    }
}
