package jp.tetsuzuki.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands until it is moved. */
final class MovableClock extends Clock {

    private volatile Instant moment;

    MovableClock(Instant moment) {
        this.moment = moment;
    }

    void moveTo(Instant other) {
        moment = other;
    }

    void advance(Duration by) {
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
