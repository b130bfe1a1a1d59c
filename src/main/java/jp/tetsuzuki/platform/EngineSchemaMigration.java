package jp.tetsuzuki.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's own tables from the scripts that it ships. Left to the engine, two instances that start on an
 * empty database race and the second dies; Flyway lets one of them go first.
 */
@Component
class EngineSchemaMigration implements JavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "engine 7.24";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        String vendor = connection.getMetaData().getDatabaseProductName().equals("H2") ? "h2" : "postgres";
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
        for (String part : PARTS) {
            scripts.addScript(new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti." + vendor + ".create." + part + ".sql"));
        }
        scripts.populate(connection);
    }
}
