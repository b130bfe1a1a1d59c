package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Every way that {@code otp-use-start} can go. */
abstract class UseStartContract extends ProcedureContract {

    private static final String STARTED_MAIL = "ワンタイムパスワード利用開始のお知らせ";
    private static final String LOCKED_MAIL = "【重要】トークン閉塞のお知らせ";

    private Phone setUpPhone() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        Phone phone = setUp(issuance);
        MailServer.next();
        return phone;
    }

    @Test
    void starts_the_use_with_a_right_code_and_tells_it_by_mail() {
        Phone phone = setUpPhone();
        ProcessInstance useStart = choose(USE_START);
        assertThat(useStart).isWaitingAtExactly("userTask_enterOtp").task().isAssignedTo(contractNumber);

        enterOtp(useStart, phone.code());
        assertThat(useStart)
                .isWaitingAtExactly("sendTask_useStartedMail")
                .variables()
                .doesNotContainKey("otp");
        assertThat(shown(useStart)).isEqualTo("intermediateEvent_started");
        assertThat(tokenState()).isEqualTo("IN_USE");

        runDueJobs(useStart);
        assertEnded(useStart, "endEvent_useStarted");
        assertThat(MailServer.received()).hasSize(1);
        assertThat(subjects()).containsExactly(STARTED_MAIL);
        assertThat(MailServer.received().get(0).to()).isEqualTo(NOTICE_ADDRESS);
    }

    @Test
    void asks_again_after_a_wrong_code_and_a_right_one_resets_the_count() {
        Phone phone = setUpPhone();
        ProcessInstance useStart = choose(USE_START);

        enterOtp(useStart, phone.wrongCode());
        assertThat(useStart)
                .isWaitingAtExactly("userTask_enterOtp")
                .variables()
                .containsEntry("otpOutcome", "WRONG")
                .containsEntry("otpTriesLeft", 4L);

        enterOtp(useStart, phone.code());
        assertThat(tokenState()).isEqualTo("IN_USE");
        pass(Duration.ofMinutes(2));
        ProcessInstance release = choose(RELEASE);
        confirmRelease(release, CONFIRMATION_PASSWORD, phone.wrongCode());
        assertThat(release).variables().containsEntry("otpTriesLeft", 4L);
    }

    @Test
    void is_refused_by_the_decision_where_there_is_no_token() {
        ProcessInstance useStart = choose(USE_START);

        assertEnded(useStart, "endEvent_refused");
        assertThat(shown(useStart)).isEqualTo("endEvent_refused");
        assertThat(tokenState()).isEqualTo("NONE");
    }

    @Test
    void is_given_up_after_30_minutes() {
        setUpPhone();
        ProcessInstance useStart = choose(USE_START);
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(dueJobs(useStart)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(useStart);

        assertEnded(useStart, "endEvent_timedOut");
        assertThat(shown(useStart)).isEqualTo("endEvent_timedOut");
        assertThat(tokenState()).isEqualTo("SET_UP");
    }

    @Test
    void can_be_cancelled() {
        setUpPhone();
        ProcessInstance useStart = choose(USE_START);

        cancel(useStart);

        assertEnded(useStart, "endEvent_cancelled");
        assertThat(shown(useStart)).isEqualTo("endEvent_cancelled");
        assertThat(tokenState()).isEqualTo("SET_UP");
        assertThat(audit("token.otp")).isEmpty();
    }

    @Test
    void locks_the_token_at_the_fifth_wrong_code_and_tells_it_by_mail() {
        Phone phone = setUpPhone();
        ProcessInstance useStart = choose(USE_START);
        for (int entry = 1; entry <= 4; entry++) {
            enterOtp(useStart, phone.wrongCode());
        }
        assertThat(useStart).isWaitingAtExactly("userTask_enterOtp").variables().containsEntry("otpTriesLeft", 1L);

        enterOtp(useStart, phone.wrongCode());
        assertThat(useStart).isWaitingAtExactly("sendTask_lockedMail");
        assertThat(shown(useStart)).isEqualTo("intermediateEvent_locked");
        assertThat(tokenState()).isEqualTo("LOCKED");

        runDueJobs(useStart);
        assertEnded(useStart, "endEvent_locked");
        assertThat(subjects()).containsExactly(LOCKED_MAIL);
        assertThat(MailServer.received().get(0).to()).isEqualTo(NOTICE_ADDRESS);
    }

    @Test
    void ends_without_a_second_mail_where_the_token_was_locked_elsewhere_meanwhile() {
        Phone phone = setUpPhone();
        ProcessInstance useStart = choose(USE_START);
        ProcessInstance other = choose(USE_START);
        for (int entry = 1; entry <= 5; entry++) {
            enterOtp(other, phone.wrongCode());
        }

        enterOtp(useStart, phone.code());

        assertEnded(useStart, "endEvent_locked");
        assertThat(shown(useStart)).isEqualTo("intermediateEvent_locked");
        assertThat(tokenState()).isEqualTo("LOCKED");
    }

    @Test
    void ends_where_the_token_is_gone_meanwhile() {
        Phone phone = setUpPhone();
        ProcessInstance useStart = choose(USE_START);
        issued();

        enterOtp(useStart, phone.code());

        assertEnded(useStart, "endEvent_notSetUp");
        assertThat(shown(useStart)).isEqualTo("endEvent_notSetUp");
        assertThat(tokenState()).isEqualTo("ISSUED");
    }

    @Test
    void ends_where_the_use_was_started_elsewhere_meanwhile() {
        Phone phone = setUpPhone();
        ProcessInstance useStart = choose(USE_START);
        runDueJobs(startUse(phone));
        MailServer.next();

        enterOtp(useStart, phone.code());

        assertEnded(useStart, "endEvent_notSetUp");
        assertThat(audit("token.startUse")).containsExactly("DONE", "REFUSED");
        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(subjects()).isEmpty();
    }

    @Test
    void does_not_take_a_code_twice() {
        Phone phone = setUpPhone();
        ProcessInstance useStart = choose(USE_START);
        String code = phone.code();
        enterOtp(useStart, code);
        ProcessInstance release = choose(RELEASE);

        confirmRelease(release, CONFIRMATION_PASSWORD, code);

        assertThat(release).isWaitingAtExactly("userTask_confirm").variables().containsEntry("otpOutcome", "WRONG");
        assertThat(tokenState()).isEqualTo("IN_USE");
    }
}
