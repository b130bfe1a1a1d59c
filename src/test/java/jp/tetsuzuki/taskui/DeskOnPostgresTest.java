package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.PostgresServer;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The desk with PostgreSQL underneath. */
@DeskTest
class DeskOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        String url = PostgresServer.emptyDatabase();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> PostgresServer.USER);
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
