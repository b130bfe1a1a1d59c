package jp.tetsuzuki.demo;

import java.time.Duration;
import java.time.Instant;
import jp.tetsuzuki.platform.EngineClock;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the demo's time run ahead. How far is kept in the database: a restart must not take the system back behind
 * moments that it has already recorded.
 */
@Component
@Profile("demo")
class DemoClock {

    static final Duration LONGEST_STEP = Duration.ofDays(366);

    private final JdbcClient jdbc;
    private final EngineClock clock;

    DemoClock(JdbcClient jdbc, EngineClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        clock.runAhead(ahead());
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Moves the clock forward.
     *
     * @param step more than nothing and at most {@link #LONGEST_STEP}
     * @return the new time
     * @throws IllegalArgumentException for any other step
     */
    synchronized Instant advance(Duration step) {
        if (step.toMillis() <= 0 || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException("The step must be longer than nothing and at most " + LONGEST_STEP);
        }
        if (jdbc.sql("UPDATE demo_clock SET ahead_millis = ahead_millis + ?")
                        .param(step.toMillis())
                        .update()
                == 0) {
            jdbc.sql("INSERT INTO demo_clock (ahead_millis) VALUES (?)")
                    .param(step.toMillis())
                    .update();
        }
        clock.runAhead(ahead());
        return clock.instant();
    }

    private Duration ahead() {
        return jdbc.sql("SELECT ahead_millis FROM demo_clock")
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }
}
