package jp.tetsuzuki.modeling;

import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Deploying from Camunda Modeler with H2 underneath. */
@ModelerTest
class ModelerOnH2Test {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:modeler;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @Nested
    class Access extends ModelerAccessContract {}

    @Nested
    class Deploying extends DeployingContract {}

    @Nested
    class Releases extends ReleaseContract {}
}
