package jp.tetsuzuki.modeling;

import jp.tetsuzuki.platform.PostgresServer;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Deploying from Camunda Modeler with PostgreSQL underneath. */
@ModelerTest
class ModelerOnPostgresTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        String url = PostgresServer.emptyDatabase();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> PostgresServer.USER);
    }

    @Nested
    class Access extends ModelerAccessContract {}

    @Nested
    class Deploying extends DeployingContract {}

    @Nested
    class Releases extends ReleaseContract {}
}
