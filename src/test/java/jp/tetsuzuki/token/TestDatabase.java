package jp.tetsuzuki.token;

import java.util.UUID;
import jp.tetsuzuki.platform.PostgresServer;
import org.flywaydb.core.Flyway;

/** The databases that Tetsuzuki runs on, each with its own tables and without the engine's. */
public enum TestDatabase {
    H2("h2") {
        @Override
        String freshUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";
        }
    },
    POSTGRES("postgresql") {
        @Override
        String freshUrl() {
            return PostgresServer.emptyDatabase();
        }
    };

    private final String vendor;

    TestDatabase(String vendor) {
        this.vendor = vendor;
    }

    abstract String freshUrl();

    /** A new database with its tables. */
    public String migratedUrl() {
        String url = freshUrl();
        Flyway.configure()
                .dataSource(url, user(), "")
                .locations("classpath:db/common", "classpath:db/" + vendor)
                .load()
                .migrate();
        return url;
    }

    public String user() {
        return this == H2 ? "sa" : PostgresServer.USER;
    }
}
