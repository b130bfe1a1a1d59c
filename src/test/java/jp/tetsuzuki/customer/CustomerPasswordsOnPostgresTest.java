package jp.tetsuzuki.customer;

import javax.sql.DataSource;
import jp.tetsuzuki.platform.PostgresServer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CustomerPasswordsOnPostgresTest extends CustomerPasswordsContract {

    @Override
    DataSource emptyDatabase() {
        return new DriverManagerDataSource(PostgresServer.emptyDatabase(), PostgresServer.USER, "");
    }

    @Override
    String vendor() {
        return "postgresql";
    }
}
