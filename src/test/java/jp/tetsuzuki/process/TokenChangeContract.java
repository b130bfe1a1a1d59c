package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.staff.Staff;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Change requests that concern a token's issue and release; see {@code src/site/markdown/changes.md}. */
abstract class TokenChangeContract extends ProcedureContract {

    private static final String RELEASE_DIAGRAM = "otp-use-release.bpmn";

    @Autowired
    private Staff staff;

    private Analyst analyst;

    @BeforeEach
    void takeUpAnalyst() {
        analyst = Analyst.employed(staff, port);
    }

    @AfterEach
    void undoChanges() {
        analyst.undo();
    }

    @Test
    void the_release_page_waits_10_minutes_from_the_last_step() {
        Phone phone = inUse();
        analyst.change(RELEASE_DIAGRAM, "${portalPolicy.idlePeriod}", "PT10M")
                .change(RELEASE_DIAGRAM, "30分操作がなかった", "10分操作がなかった")
                .change("otp-use-release-timed-out.form", "30分間", "10分間")
                .deploy();

        ProcessInstance release = choose(RELEASE);
        pass(Duration.ofMinutes(9));
        runDueJobs(release);
        confirmRelease(release, CONFIRMATION_PASSWORD, phone.wrongCode());
        pass(Duration.ofMinutes(9));
        runDueJobs(release);
        BpmnAwareTests.assertThat(release).isWaitingAt("userTask_confirm");
        pass(Duration.ofMinutes(1));
        runDueJobs(release);

        assertEnded(release, "endEvent_timedOut");
        assertThat(logIn().visit("/procedures/" + RELEASE + "/" + release.getId())
                        .body())
                .contains("10分間お手続きが進まなかったため");
        assertThat(tokenState()).isEqualTo("IN_USE");
    }
}
