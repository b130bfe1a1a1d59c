package jp.tetsuzuki.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The diagrams, decision tables and forms that new instances get, each with where it came from. The engine knows
 * deployments only, and cannot tell what an analyst has changed from what has shipped.
 */
@Component
class FilesInForce {

    /**
     * A file in force.
     *
     * @param name bare file name
     * @param deploymentId the deployment that brought its content into force
     * @param contentHash hash of the content, as {@link ProcedureFile#hash()}
     * @param shippedHash hash of what the application shipped under this name when it was started last; null for a file
     *     that it does not ship
     */
    record Entry(String name, String deploymentId, String contentHash, String shippedHash) {

        /** Whether an analyst's content stands in place of the shipped one. */
        boolean isAnalysts() {
            return !contentHash.equals(shippedHash);
        }
    }

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final Clock clock;

    FilesInForce(JdbcClient jdbc, RepositoryService repository, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.clock = clock;
    }

    /** Makes everybody else who deploys wait until the caller's transaction has ended. */
    void lock() {
        jdbc.sql("SELECT id FROM procedure_lock WHERE id = 1 FOR UPDATE")
                .query(Integer.class)
                .single();
    }

    /** All entries by file name. */
    Map<String, Entry> entries() {
        return jdbc
                .sql("SELECT name, deployment_id, content_hash, shipped_hash FROM procedure_file")
                .query((row, number) -> new Entry(
                        row.getString("name"),
                        row.getString("deployment_id"),
                        row.getString("content_hash"),
                        row.getString("shipped_hash")))
                .list()
                .stream()
                .collect(Collectors.toMap(Entry::name, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    ProcedureFile read(Entry entry) {
        try (InputStream content = repository.getResourceAsStream(entry.deploymentId(), entry.name())) {
            return new ProcedureFile(entry.name(), content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Writes a deployment down.
     *
     * @param staffId who has deployed it; null for what shipped
     */
    void deployed(String deploymentId, String name, String staffId) {
        jdbc.sql("""
                        INSERT INTO procedure_deployment (deployment_id, name, deployed_by, deployed_at)
                        VALUES (?, ?, ?, ?)""")
                .params(deploymentId, name, staffId, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Puts the entry in the place of an earlier one with its name. */
    void put(Entry entry) {
        int known = jdbc.sql("""
                        UPDATE procedure_file SET deployment_id = ?, content_hash = ?, shipped_hash = ?
                        WHERE name = ?""")
                .params(entry.deploymentId(), entry.contentHash(), entry.shippedHash(), entry.name())
                .update();
        if (known == 0) {
            jdbc.sql("""
                            INSERT INTO procedure_file (deployment_id, content_hash, shipped_hash, name)
                            VALUES (?, ?, ?, ?)""")
                    .params(entry.deploymentId(), entry.contentHash(), entry.shippedHash(), entry.name())
                    .update();
        }
    }

    void remove(String name) {
        jdbc.sql("DELETE FROM procedure_file WHERE name = ?").param(name).update();
    }
}
