package jp.tetsuzuki.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands until it is moved. */
public final class MovableClock extends Clock {

    private volatile Instant moment;

    public MovableClock(Instant moment) {
        this.moment = moment;
    }

    public void moveTo(Instant other) {
        moment = other;
    }

    public void advance(Duration by) {
        moment = moment.plus(by);
    }

    @Override
    public Instant instant() {
        return moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Tokyo");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
