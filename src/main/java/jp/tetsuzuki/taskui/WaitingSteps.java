package jp.tetsuzuki.taskui;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Background steps and timers that are still to run, in figures. */
@Component
class WaitingSteps {

    /**
     * How many steps stand where.
     *
     * @param timers timers, due or not
     * @param due steps and timers that could run now
     * @param repeated steps that have failed and are tried again
     * @param oldestDue since when the longest waiting of those due could run; empty where none is
     */
    public record Figures(long timers, long due, long repeated, Optional<Instant> oldestDue) {}

    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingSteps(ManagementService management, JdbcClient jdbc, Clock clock) {
        this.management = management;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Figures figures() {
        return new Figures(
                waiting().timers().count(),
                waiting().executable().count(),
                waiting().withException().count(),
                oldestDue());
    }

    private JobQuery waiting() {
        return management.createJobQuery().withRetriesLeft();
    }

    /** A step without a date may run from the moment at which it was made; the engine's queries know no such order. */
    private Optional<Instant> oldestDue() {
        return jdbc.sql("""
                        SELECT MIN(COALESCE(DUEDATE_, CREATE_TIME_)) FROM ACT_RU_JOB
                         WHERE RETRIES_ > 0 AND (DUEDATE_ IS NULL OR DUEDATE_ <= ?)""")
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }
}
