package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.platform.InstanceMoving;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * How the running instances of one version would go on in another. Numbers are those of the moment.
 *
 * @param key the procedure's
 * @param name the procedure's, in the version that is left
 * @param from the version that is left
 * @param to the version that instances go on in
 * @param sourceId the engine's id of the version that is left
 * @param targetId the engine's id of the other
 * @param running instances of the version that is left
 * @param waiting the steps where they wait
 * @param restarted timers that both have, but set differently: they count anew from the move
 * @param added timers that only the other version has: they count from the move
 * @param removed timers that only the version that is left has: they end with the move
 * @param problems why nothing can be moved at all; empty where something can
 * @param pages user tasks and what they become
 * @param engine the plan in the engine's words; empty where there are problems
 */
record MovePlan(
        String key,
        String name,
        int from,
        int to,
        String sourceId,
        String targetId,
        long running,
        List<Step> waiting,
        List<Element> restarted,
        List<Element> added,
        List<Element> removed,
        List<Problem> problems,
        List<InstanceMoving.Step> pages,
        Optional<MigrationPlan> engine) {

    /** An element of a diagram; the name is the id where it has none. */
    public record Element(String id, String name) {}

    /**
     * A step where instances wait.
     *
     * @param count how many
     * @param target what it becomes; null where instances that wait there stay behind
     * @param choices what an analyst may have it become, where the other version has no equal step
     * @param reason why it has no equal step, for analysts; null where it has one
     */
    public record Step(Element element, int count, Element target, List<Element> choices, String reason) {}

    /**
     * Why something can't be moved.
     *
     * @param element where; null where it is about the instance as a whole
     * @param text in words for analysts
     */
    public record Problem(Element element, String text) {}

    /** The address of the page that shows it. */
    public String href() {
        return "%s/procedures/%s/%d/move".formatted(ProcedureFiguresController.PAGE, key, from);
    }
}
