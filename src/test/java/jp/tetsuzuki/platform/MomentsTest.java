package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private final Date deadline = Date.from(Instant.parse("2026-04-08T05:02:10Z"));

    @Test
    void a_day_before_a_deadline_is_24_hours_before_it() {
        assertThat(new Moments().before(deadline, "P1D")).isEqualTo(Instant.parse("2026-04-07T05:02:10Z"));
    }

    @Test
    void hours_and_minutes_are_understood_as_well() {
        assertThat(new Moments().before(deadline, "PT2H30M")).isEqualTo(Instant.parse("2026-04-08T02:32:10Z"));
    }
}
