package jp.tetsuzuki.modeling;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.InstanceMoving;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves one instance to another version: entirely, or not at all. */
@Component
class InstanceMove {

    static final String ACTION = "procedure.move";

    /** What came of it. */
    enum Outcome {

        /** It goes on in the other version. */
        MOVED,

        /** It is not in the version that is left: ended, or moved before. */
        GONE,

        /** A background step of it is being done at this moment. */
        BUSY
    }

    private final RuntimeService runtime;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    InstanceMove(RuntimeService runtime, ApplicationEventPublisher events, Audit audit, JdbcClient jdbc, Clock clock) {
        this.runtime = runtime;
        this.events = events;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param plan one without problems
     * @throws org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException if the plan does not fit the
     *     instance
     * @throws org.camunda.bpm.engine.OptimisticLockingException if the instance has gone on at the same moment
     */
    @Transactional
    Outcome move(MovePlan plan, MigrationPlan engine, String instanceId) {
        boolean there = runtime.createProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .processDefinitionId(plan.sourceId())
                        .count()
                == 1;
        if (!there) {
            return Outcome.GONE;
        }
        if (isBusy(instanceId)) {
            return Outcome.BUSY;
        }
        events.publishEvent(new InstanceMoving(instanceId, plan.targetId(), plan.pages()));
        runtime.newMigration(engine).processInstanceIds(instanceId).execute();
        // Here and not with the sum of the request, so that a request that is killed half way leaves no unrecorded
        // move.
        audit.record(AuditEvent.of(ACTION, "INSTANCE_MOVED", null)
                .about("%s %s %d->%d".formatted(instanceId, plan.key(), plan.from(), plan.to())));
        return Outcome.MOVED;
    }

    /**
     * Whether a background step runs at this moment. A move under it would make the engine take back what the step has
     * done, all but a mail that has left the house, and do it again. Steps that wait are held until the transaction
     * ends, so that none begins meanwhile; timers are left out, as they do nothing outside the database.
     */
    private boolean isBusy(String instanceId) {
        Instant now = clock.instant();
        return jdbc
                .sql(
                        "SELECT LOCK_EXP_TIME_ FROM ACT_RU_JOB WHERE PROCESS_INSTANCE_ID_ = ? AND TYPE_ = 'message' FOR UPDATE")
                .param(instanceId)
                .query((row, number) -> row.getTimestamp(1))
                .list()
                .stream()
                .anyMatch(locked -> locked != null && isAfter(locked, now));
    }

    private static boolean isAfter(Timestamp locked, Instant now) {
        return locked.toInstant().isAfter(now);
    }
}
