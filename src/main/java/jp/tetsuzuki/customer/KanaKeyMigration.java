package jp.tetsuzuki.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/** Gives customers who were registered before there was a search by kana their keys. */
@Component
class KanaKeyMigration implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("121");
    }

    @Override
    public String getDescription() {
        return "kana keys";
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
        try (PreparedStatement customers =
                        connection.prepareStatement("SELECT contract_number, name_kana FROM customer");
                ResultSet row = customers.executeQuery();
                PreparedStatement change =
                        connection.prepareStatement("UPDATE customer SET kana_key = ? WHERE contract_number = ?")) {
            while (row.next()) {
                change.setString(1, KanaKey.ofName(row.getString(2)).digits());
                change.setString(2, row.getString(1));
                change.addBatch();
            }
            change.executeBatch();
        }
    }
}
