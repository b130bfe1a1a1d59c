package jp.tetsuzuki.platform;

import java.util.List;

/**
 * Event: a running instance is about to go on in another version of its procedure. Published within the transaction of
 * the move, before the engine's own rows are changed; if the move fails, what listeners have done is taken back with it.
 *
 * @param definitionId the version that the instance goes on in
 * @param steps the user tasks that both versions have, all of the diagram's
 */
public record InstanceMoving(String instanceId, String definitionId, List<Step> steps) {

    /**
     * A user task of the present version and what it becomes.
     *
     * @param from its id until now
     * @param to its id in the other version
     * @param name its name in the other version
     */
    public record Step(String from, String to, String name) {}

    public InstanceMoving {
        steps = List.copyOf(steps);
    }
}
