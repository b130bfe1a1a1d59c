package jp.tetsuzuki.taskui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.platform.Expiring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the customer, or the member of staff who began it, was shown last by an instance: which event, and the values that
 * its form shows, as they were at that moment. Written in the transaction of the step, so that the page stands as soon as
 * the step does.
 */
@Component
class ResultPages implements Expiring {

    /**
     * @param activityId the event that shows the page
     * @param definitionId the version of the procedure
     * @param values what its form shows
     */
    record Result(String activityId, String definitionId, Map<String, Object> values) {}

    /** JSON has no moments, so they are kept apart. */
    record Shown(Map<String, Object> plain, Map<String, String> moments) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ResultPages(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void keep(String instanceId, String reader, Result result) {
        String values = write(result.values());
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        int updated = jdbc.sql("""
                        UPDATE procedure_result
                           SET activity_id = ?, process_definition_id = ?, shown_values = ?, created_at = ?
                         WHERE process_instance_id = ?""")
                .params(result.activityId(), result.definitionId(), values, now, instanceId)
                .update();
        if (updated == 0) {
            jdbc.sql("""
                            INSERT INTO procedure_result (process_instance_id, activity_id, reader,
                                process_definition_id, shown_values, created_at) VALUES (?, ?, ?, ?, ?, ?)""")
                    .params(instanceId, result.activityId(), reader, result.definitionId(), values, now)
                    .update();
        }
    }

    Optional<Result> of(String instanceId, String reader) {
        return jdbc.sql("""
                        SELECT activity_id, process_definition_id, shown_values FROM procedure_result
                         WHERE process_instance_id = ? AND reader = ?""")
                .params(instanceId, reader)
                .query((row, number) -> new Result(row.getString(1), row.getString(2), read(row.getString(3))))
                .optional();
    }

    @Override
    public int removeBefore(Instant moment) {
        return jdbc.sql("DELETE FROM procedure_result WHERE created_at < ?")
                .param(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .update();
    }

    private String write(Map<String, Object> values) {
        Map<String, Object> plain = new HashMap<>();
        Map<String, String> moments = new HashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Date date) {
                moments.put(name, date.toInstant().toString());
            } else if (value instanceof Instant instant) {
                moments.put(name, instant.toString());
            } else {
                plain.put(name, value);
            }
        });
        try {
            return json.writeValueAsString(new Shown(plain, moments));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("A result page shows a value that can't be kept.", fault);
        }
    }

    private Map<String, Object> read(String text) {
        try {
            Shown shown = json.readValue(text, new TypeReference<>() {});
            Map<String, Object> values = new HashMap<>(shown.plain());
            shown.moments().forEach((name, moment) -> values.put(name, Instant.parse(moment)));
            return values;
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("A kept result page can't be read.", fault);
        }
    }
}
