package jp.tetsuzuki.staff;

import javax.sql.DataSource;
import jp.tetsuzuki.platform.PostgresServer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StaffPasswordsOnPostgresTest extends StaffPasswordsContract {

    @Override
    DataSource emptyDatabase() {
        return new DriverManagerDataSource(PostgresServer.emptyDatabase(), PostgresServer.USER, "");
    }

    @Override
    String vendor() {
        return "postgresql";
    }
}
