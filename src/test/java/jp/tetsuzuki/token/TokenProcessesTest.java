package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a diagram that does nothing but wait; the real one has tests of its own. */
class TokenProcessesTest {

    private static final String CONTRACT = "1000000001";
    private static final Instant DEADLINE = Instant.parse("2026-05-01T05:02:10Z");

    private static ProcessEngine engine;

    private final RuntimeService runtime = engine.getRuntimeService();
    private final TokenProcesses processes = new TokenProcesses(runtime);

    @BeforeAll
    static void start() {
        engine = new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
                .setEnforceHistoryTimeToLive(false)
                .buildProcessEngine();
        for (String message : new String[] {"token.setUp", "token.useStarted", "token.voided"}) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            message + ".bpmn",
                            Bpmn.createExecutableProcess(message)
                                    .startEvent()
                                    .intermediateCatchEvent()
                                    .message(message)
                                    .userTask()
                                    .endEvent()
                                    .done())
                    .deploy();
        }
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private ProcessInstance waitingFor(String message, String tokenId) {
        return runtime.startProcessInstanceByKey(message, CONTRACT, Map.of("tokenId", tokenId));
    }

    private boolean hasGoneOn(ProcessInstance instance) {
        return engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 1;
    }

    @Test
    void wakes_the_issuance_of_the_token_and_no_other() {
        ProcessInstance concerned = waitingFor("token.setUp", "a");
        ProcessInstance other = waitingFor("token.setUp", "b");

        processes.on(new TokenSetUp(CONTRACT, "a", DEADLINE));

        assertThat(hasGoneOn(concerned)).isTrue();
        assertThat(runtime.getVariable(concerned.getId(), "useStartDeadline")).isEqualTo(Date.from(DEADLINE));
        assertThat(hasGoneOn(other)).isFalse();
    }

    @Test
    void tells_that_use_was_started() {
        ProcessInstance concerned = waitingFor("token.useStarted", "c");

        processes.on(new TokenUseStarted(CONTRACT, "c"));

        assertThat(hasGoneOn(concerned)).isTrue();
    }

    @Test
    void tells_why_a_token_was_voided() {
        ProcessInstance concerned = waitingFor("token.voided", "d");

        processes.on(new TokenVoided(CONTRACT, "d", VoidReason.REPLACED));

        assertThat(hasGoneOn(concerned)).isTrue();
        assertThat(runtime.getVariable(concerned.getId(), "voidReason")).isEqualTo("REPLACED");
    }

    @Test
    void does_not_tell_an_issuance_what_its_own_timer_did() {
        ProcessInstance concerned = waitingFor("token.voided", "e");

        processes.on(new TokenVoided(CONTRACT, "e", VoidReason.SETUP_DEADLINE));
        processes.on(new TokenVoided(CONTRACT, "e", VoidReason.USE_START_DEADLINE));

        assertThat(hasGoneOn(concerned)).isFalse();
    }

    @Test
    void minds_no_absence() {
        processes.on(new TokenSetUp(CONTRACT, "nobody", DEADLINE));
    }
}
