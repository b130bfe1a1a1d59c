package jp.tetsuzuki.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The system's one clock: whatever the engine takes for the present time is the present time everywhere, so that a
 * timer in a diagram and a check in Java can't disagree. Resolution: one millisecond, the engine's.
 */
public final class EngineClock extends Clock {

    private final ZoneId zone;

    EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    /**
     * Lets the clock run ahead of the machine's by the given time, engine timers included. Only the demo and tests
     * do this.
     *
     * @param ahead how far ahead of the machine's clock, zero for the machine's own time
     */
    public void runAhead(Duration ahead) {
        ClockUtil.offset(ahead.toMillis());
    }

    /** Stops the clock at the given moment; for tests. */
    public void stopAt(Instant moment) {
        ClockUtil.setCurrentTime(java.util.Date.from(moment));
    }

    /** Sets the clock back to the machine's own time. */
    public void followMachine() {
        ClockUtil.reset();
    }
}
