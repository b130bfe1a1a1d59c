package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void asks_every_table_to_remove_what_is_older_than_the_history_of_processes() {
        List<Instant> asked = new ArrayList<>();
        Expiring table = before -> {
            asked.add(before);
            return 1;
        };
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

        new Retention(List.of(table, table), new RetentionSettings(Duration.ofDays(180)), clock).removeExpired();

        assertThat(asked).containsExactly(NOW.minus(Duration.ofDays(180)), NOW.minus(Duration.ofDays(180)));
    }
}
