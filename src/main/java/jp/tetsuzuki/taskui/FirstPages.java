package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.platform.Expiring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which showing of a first page has started which instance. A first page has no task yet by which a second sending could
 * be told from a new wish, and the instance may have ended with the first. Who sends is a contract or a staff number.
 */
@Component
class FirstPages implements Expiring {

    private final JdbcClient jdbc;
    private final Clock clock;

    FirstPages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> instanceOf(String sender, String pageId) {
        return jdbc.sql("SELECT process_instance_id FROM procedure_start WHERE sender = ? AND page_id = ?")
                .params(sender, pageId)
                .query(String.class)
                .optional();
    }

    /** Keeps in the caller's transaction what the page has started. */
    void sent(String sender, String pageId, String instanceId) {
        jdbc.sql("""
                        INSERT INTO procedure_start (sender, page_id, process_instance_id, created_at)
                        VALUES (?, ?, ?, ?)""")
                .params(sender, pageId, instanceId, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public int removeBefore(Instant moment) {
        return jdbc.sql("DELETE FROM procedure_start WHERE created_at < ?")
                .param(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .update();
    }
}
