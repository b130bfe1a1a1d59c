package jp.tetsuzuki.staff;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class StaffPasswordsOnH2Test extends StaffPasswordsContract {

    @Override
    DataSource emptyDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000");
        return database;
    }

    @Override
    String vendor() {
        return "h2";
    }
}
