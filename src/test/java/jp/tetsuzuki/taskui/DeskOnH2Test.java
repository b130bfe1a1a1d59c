package jp.tetsuzuki.taskui;

import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The desk with H2 underneath. */
@DeskTest
class DeskOnH2Test {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:desk;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
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
