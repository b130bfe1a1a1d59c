package jp.tetsuzuki.taskui;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a member of staff did with a case.
 *
 * @param at when; null before it is written down
 * @param by who
 * @param activityId the user task in the diagram
 * @param taskName the task's name in the diagram
 * @param kind what was done
 * @param fourEyes whether the task is one of those that look at what others have done
 * @param outcome label of the button that was pressed; empty where none was
 * @param remark the reason or remark given; empty where none was
 */
record DeskTouch(
        Instant at,
        DeskTask.Person by,
        String activityId,
        String taskName,
        Kind kind,
        boolean fourEyes,
        Optional<String> outcome,
        Optional<String> remark) {

    enum Kind {
        STARTED("case.start", "受付を始めた"),
        CLAIMED("case.claim", "引き受けた"),
        RETURNED("case.return", "担当を外れた"),
        COMPLETED("case.complete", "処理した");

        private final String action;
        private final String label;

        Kind(String action, String label) {
            this.action = action;
            this.label = label;
        }

        /** What the audit calls it. */
        String action() {
            return action;
        }

        /** What was done, as staff read it. */
        String label() {
            return label;
        }
    }
}
