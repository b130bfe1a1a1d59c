package jp.tetsuzuki.taskui;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The desk with PostgreSQL underneath. */
@DeskTest
class DeskOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        // It ends with the tests: the application, which still needs it then, is closed later than this class.
        EmbeddedPostgres server = EmbeddedPostgres.start();
        registry.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
    }

    @Nested
    class Claims extends ClaimContract {}

    @Nested
    class Failures extends FailedStepsContract {}

    @Nested
    class FourEyes extends FourEyesContract {}

    @Nested
    class Lists extends ListContract {}

    @Nested
    class Tasks extends TaskEventsContract {}
}
