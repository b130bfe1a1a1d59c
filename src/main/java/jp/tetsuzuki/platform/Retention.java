package jp.tetsuzuki.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Removes every night what has been kept long enough (section 3 of the specification). Several instances of the
 * application may do so at once: a row that is gone is gone.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final List<Expiring> tables;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(List<Expiring> tables, RetentionSettings settings, Clock clock) {
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 2 * * *", zone = "Asia/Tokyo")
    void removeExpired() {
        Instant before = clock.instant().minus(settings.processHistory());
        int removed =
                tables.stream().mapToInt(table -> table.removeBefore(before)).sum();
        LOG.info("Removed {} rows from before {}.", removed, before);
    }
}
