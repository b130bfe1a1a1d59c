package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullMinuteTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T05:02:10Z"), ZoneId.of("Asia/Tokyo"));

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T05:32:00Z, 2026-04-01T05:32:00Z",
        "2026-04-01T05:32:00.000001Z, 2026-04-01T05:33:00Z",
        "2026-04-01T05:32:59.999999Z, 2026-04-01T05:33:00Z"
    })
    void is_the_minute_or_the_next(Instant moment, Instant minute) {
        assertThat(new FullMinute(moment).instant()).isEqualTo(minute);
        assertThat(new FullMinute(moment).date()).isEqualTo(minute);
    }

    @Test
    void is_told_without_the_day_today() {
        assertThat(new FullMinute(Instant.parse("2026-04-01T05:32:40Z")).text(CLOCK))
                .isEqualTo("14:33");
    }

    @Test
    void is_told_with_the_day_when_rounding_leads_into_tomorrow() {
        assertThat(new FullMinute(Instant.parse("2026-04-01T14:59:40Z")).text(CLOCK))
                .isEqualTo("4月2日 0:00");
    }
}
