package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jp.tetsuzuki.mail.ScriptedSmtpServer.Turn;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mail server refuses, hangs or drops: nobody waits for it, and the mail arrives once it is back. */
abstract class MailFailureContract extends ProcedureContract {

    private static final String MAIL_STEP = "sendTask_appMail";

    /** The time between the attempts at a step, as configured: quick at first, then every six hours for a week. */
    static final List<Duration> PAUSES = Stream.concat(
                    Stream.of(
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(10),
                            Duration.ofHours(1)),
                    Stream.generate(() -> Duration.ofHours(6)).limit(29))
            .toList();

    @ParameterizedTest
    @EnumSource(
            names = {
                "GREET_WITH_421",
                "NEVER_GREET",
                "REFUSE_RECIPIENT_WITH_451",
                "NEVER_ANSWER_THE_FINAL_DOT",
                "DROP_AFTER_THE_FINAL_DOT"
            })
    void the_mail_is_sent_again_as_the_same_mail_when_the_server_is_back(Turn failure) {
        MailServer.next(failure);
        ProcessInstance issuance = issued();
        assertThat(issuance).isWaitingAt("userTask_awaitSetup");
        assertThat(tokenState()).isEqualTo("ISSUED");

        fail(issuance);
        String messageId = messageId(issuance);
        assertThat(MailServer.received())
                .allSatisfy(mail -> assertThat(mail.messageId()).isEqualTo(messageId));
        Job waiting = jobAt(issuance, MAIL_STEP);
        assertThat(waiting.getRetries()).isEqualTo(PAUSES.size());
        assertThat(waiting.getDuedate()).isEqualTo(in(Duration.ofSeconds(5)));
        assertThat(waiting.getExceptionMessage()).doesNotContain(MAIL_ADDRESS);

        MailServer.next();
        pass(Duration.ofSeconds(5));
        management.executeJob(waiting.getId());
        assertThat(MailServer.received()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(MAIL_ADDRESS);
            assertThat(mail.messageId()).isEqualTo(messageId);
        });
        assertThat(issuance).hasPassed("endEvent_appMailSent");
        assertThat(audit("mail.send")).containsExactly("FAILED", "SENT");
    }

    @Test
    void an_incident_stands_after_the_last_attempt_and_the_setup_is_possible_all_the_same() {
        ProcessInstance issuance = issued();
        for (int attempt = 0; attempt < PAUSES.size(); attempt++) {
            MailServer.next(Turn.REFUSE_RECIPIENT_WITH_451);
            fail(issuance);
            assertThat(jobAt(issuance, MAIL_STEP).getDuedate()).isEqualTo(in(PAUSES.get(attempt)));
            pass(PAUSES.get(attempt));
        }
        assertThat(incidents(issuance)).isZero();
        MailServer.next(Turn.REFUSE_RECIPIENT_WITH_451);
        fail(issuance);

        assertThat(incidents(issuance)).isEqualTo(1);
        assertThat(jobAt(issuance, MAIL_STEP).getRetries()).isZero();
        String messageId = messageId(issuance);

        MailServer.next();
        management.setJobRetries(jobAt(issuance, MAIL_STEP).getId(), 1);
        assertThat(incidents(issuance)).isZero();
        management.executeJob(jobAt(issuance, MAIL_STEP).getId());
        assertThat(MailServer.received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.messageId()).isEqualTo(messageId));
    }

    @Test
    void the_app_can_be_set_up_and_used_while_no_mail_goes_out() {
        ProcessInstance issuance = issued();
        MailServer.next(Turn.REFUSE_RECIPIENT_WITH_451);
        fail(issuance);

        Phone phone = setUp(issuance);
        ProcessInstance useStart = choose(USE_START);
        enterOtp(useStart, phone.code());

        assertThat(tokenState()).isEqualTo("IN_USE");
        MailServer.next();
        pass(Duration.ofSeconds(5));
        runDueJobs(issuance);
        runDueJobs(useStart);
        assertThat(subjects()).containsExactly("トークン発行お申し込み受付のお知らせ", "ワンタイムパスワード利用開始のお知らせ");
        assertThat(issuance).isEnded();
    }

    @Test
    void an_address_that_the_server_refuses_for_good_keeps_nobody_from_asking_again() {
        ProcessInstance issuance = issued();
        MailServer.next(Turn.REFUSE_RECIPIENT_WITH_550);
        fail(issuance);

        MailServer.next();
        pass(Duration.ofSeconds(60));
        askForAppMail(issuance);

        assertThat(issuance).variables().containsEntry("resendOutcome", "ACCEPTED");
    }

    private void fail(ProcessInstance issuance) {
        String job = jobAt(issuance, MAIL_STEP).getId();
        assertThatThrownBy(() -> management.executeJob(job))
                .hasMessageContaining("otp-app-download")
                .message()
                .doesNotContain(MAIL_ADDRESS);
    }

    private long incidents(ProcessInstance issuance) {
        return runtime.createIncidentQuery()
                .processInstanceId(issuance.getId())
                .incidentType("failedJob")
                .count();
    }

    private String messageId(ProcessInstance issuance) {
        return jdbc.sql("SELECT message_id FROM mail_dispatch WHERE process_instance_id = ? AND activity_id = ?")
                .params(issuance.getId(), MAIL_STEP)
                .query(String.class)
                .single();
    }
}
