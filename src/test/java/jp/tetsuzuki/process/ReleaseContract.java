package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Every way that {@code otp-use-release} can go. */
abstract class ReleaseContract extends ProcedureContract {

    private static final String RELEASED_MAIL = "ワンタイムパスワード利用解除のお知らせ";
    private static final String LOCKED_MAIL = "【重要】トークン閉塞のお知らせ";

    @Test
    void releases_the_token_and_tells_it_by_mail() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);
        assertThat(release).isWaitingAtExactly("userTask_confirm").task().isAssignedTo(contractNumber);

        confirmRelease(release, CONFIRMATION_PASSWORD, phone.code());
        assertThat(release)
                .isWaitingAtExactly("sendTask_useReleasedMail")
                .variables()
                .doesNotContainKeys("otp", "confirmationPassword");
        assertThat(shown(release)).isEqualTo("intermediateEvent_released");
        assertThat(tokenState()).isEqualTo("NONE");
        assertThat(tokens()).containsExactly("RELEASED");

        runDueJobs(release);
        assertEnded(release, "endEvent_released");
        assertThat(subjects()).containsExactly(RELEASED_MAIL);
        assertThat(MailServer.received().get(0).to()).isEqualTo(NOTICE_ADDRESS);
    }

    @Test
    void opens_the_issuance_again_30_minutes_later() {
        Phone phone = inUse();
        release(phone);
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertEnded(choose(ISSUANCE), "endEvent_refused");

        pass(Duration.ofMillis(1));

        issued();
        assertThat(tokens()).containsExactly("ISSUED", "RELEASED");
    }

    @Test
    void is_refused_by_the_decision_where_no_token_is_in_use() {
        setUp(issued());

        ProcessInstance release = choose(RELEASE);

        assertEnded(release, "endEvent_refused");
        assertThat(shown(release)).isEqualTo("endEvent_refused");
        assertThat(tokenState()).isEqualTo("SET_UP");
    }

    @Test
    void asks_again_after_a_wrong_confirmation_password_and_does_not_look_at_the_code() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);

        confirmRelease(release, WRONG_PASSWORD, phone.code());
        assertThat(release)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("confirmationOutcome", "WRONG")
                .containsEntry("confirmationTriesLeft", 4L);
        assertThat(audit("token.otp")).containsExactly("RIGHT");

        confirmRelease(release, CONFIRMATION_PASSWORD, phone.code());
        assertThat(tokenState()).isEqualTo("NONE");
    }

    @Test
    void ends_when_the_confirmation_password_is_suspended() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);

        for (int entry = 1; entry <= 5; entry++) {
            confirmRelease(release, WRONG_PASSWORD, phone.code());
        }

        assertEnded(release, "endEvent_suspended");
        assertThat(shown(release)).isEqualTo("endEvent_suspended");
        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(facts.of(contractNumber)).containsEntry("confirmationPasswordSuspended", true);
    }

    @Test
    void asks_again_after_a_wrong_code() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);

        confirmRelease(release, CONFIRMATION_PASSWORD, phone.wrongCode());
        assertThat(release)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("otpOutcome", "WRONG")
                .containsEntry("otpTriesLeft", 4L);

        confirmRelease(release, CONFIRMATION_PASSWORD, phone.code());
        assertThat(tokenState()).isEqualTo("NONE");
    }

    @Test
    void locks_the_token_at_the_fifth_wrong_code_and_tells_it_by_mail() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);

        for (int entry = 1; entry <= 5; entry++) {
            confirmRelease(release, CONFIRMATION_PASSWORD, phone.wrongCode());
        }
        assertThat(release).isWaitingAtExactly("sendTask_lockedMail");
        assertThat(shown(release)).isEqualTo("intermediateEvent_locked");
        assertThat(tokenState()).isEqualTo("LOCKED");

        runDueJobs(release);
        assertEnded(release, "endEvent_locked");
        assertThat(subjects()).containsExactly(LOCKED_MAIL);
    }

    @Test
    void ends_without_a_second_mail_where_the_token_was_locked_elsewhere_meanwhile() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);
        ProcessInstance other = choose(RELEASE);
        for (int entry = 1; entry <= 5; entry++) {
            confirmRelease(other, CONFIRMATION_PASSWORD, phone.wrongCode());
        }

        confirmRelease(release, CONFIRMATION_PASSWORD, phone.code());

        assertEnded(release, "endEvent_locked");
        assertThat(tokenState()).isEqualTo("LOCKED");
    }

    @Test
    void ends_where_the_token_was_released_elsewhere_meanwhile() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);
        release(phone);
        pass(Duration.ofMinutes(2));

        confirmRelease(release, CONFIRMATION_PASSWORD, phone.code());

        assertEnded(release, "endEvent_notInUse");
        assertThat(shown(release)).isEqualTo("endEvent_notInUse");
        assertThat(audit("token.release")).containsExactly("DONE");
    }

    /** Possible while the page's own time-out, due at the same moment, waits to be carried out. */
    @Test
    void ends_where_the_token_was_replaced_by_one_that_is_not_in_use_yet() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);
        release(phone);
        pass(Duration.ofMinutes(30));
        Phone next = setUp(issued());

        confirmRelease(release, CONFIRMATION_PASSWORD, next.code());

        assertEnded(release, "endEvent_notInUse");
        assertThat(audit("token.release")).containsExactly("DONE", "REFUSED");
        assertThat(tokenState()).isEqualTo("SET_UP");
    }

    @Test
    void is_given_up_after_30_minutes() {
        inUse();
        ProcessInstance release = choose(RELEASE);
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(dueJobs(release)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(release);

        assertEnded(release, "endEvent_timedOut");
        assertThat(shown(release)).isEqualTo("endEvent_timedOut");
        assertThat(tokenState()).isEqualTo("IN_USE");
    }

    @Test
    void can_be_cancelled() {
        inUse();
        ProcessInstance release = choose(RELEASE);

        cancel(release);

        assertEnded(release, "endEvent_cancelled");
        assertThat(shown(release)).isEqualTo("endEvent_cancelled");
        assertThat(tokenState()).isEqualTo("IN_USE");
    }
}
