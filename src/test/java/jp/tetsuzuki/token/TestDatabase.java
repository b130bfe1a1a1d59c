package jp.tetsuzuki.token;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

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
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            new JdbcTemplate(Server.POSTGRES.getPostgresDatabase()).execute("CREATE DATABASE " + name);
            return Server.POSTGRES.getJdbcUrl("postgres", name);
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
        return this == H2 ? "sa" : "postgres";
    }

    /** One server for all tests of the JVM, started when it is first needed. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
