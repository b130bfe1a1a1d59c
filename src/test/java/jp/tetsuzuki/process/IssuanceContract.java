package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way that {@code otp-token-issuance} can go. */
abstract class IssuanceContract extends ProcedureContract {

    private static final String APP_MAIL = "ワンタイムパスワードアプリのご案内";
    private static final String ISSUED_MAIL = "トークン発行お申し込み受付のお知らせ";
    private static final String REMINDER_MAIL = "ワンタイムパスワードアプリの初期設定がお済みでありません";
    private static final String VOIDED_MAIL = "トークン失効のお知らせ";
    private static final String RESTRICTED_MAIL = "【重要】トークン発行規制のお知らせ";
    private static final String SUSPENDED_MAIL = "【重要】パスワード利用停止のお知らせ";

    @Test
    void leads_from_application_to_a_token_in_use() {
        ProcessInstance issuance = choose(ISSUANCE);
        assertThat(issuance).isWaitingAtExactly("userTask_enter").task().isAssignedTo(contractNumber);

        enterIssuance(issuance, START_PASSWORD);
        assertThat(issuance).isWaitingAtExactly("userTask_confirm").task().isAssignedTo(contractNumber);
        assertThat(tokens()).containsExactly("UNUSED");
        assertThat(tokenState()).isEqualTo("NONE");

        confirmIssuance(issuance, CONFIRMATION_PASSWORD);
        assertThat(issuance)
                .isWaitingAtExactly(
                        "subProcess_awaitSetup", "userTask_awaitSetup", "sendTask_appMail", "sendTask_issuedMail");
        assertThat(tokenState()).isEqualTo("ISSUED");
        assertThat(MailServer.received()).isEmpty();

        runDueJobs(issuance);
        assertThat(issuance).isWaitingAtExactly("subProcess_awaitSetup", "userTask_awaitSetup");

        Phone phone = setUp(issuance);
        assertThat(issuance).isWaitingAtExactly("receiveTask_awaitUseStart");
        assertThat(tokenState()).isEqualTo("SET_UP");

        ProcessInstance useStart = startUse(phone);
        assertEnded(
                issuance, "endEvent_issuedMailSent", "endEvent_appMailSent", "endEvent_setUp", "endEvent_useStarted");
        assertThat(useStart).isWaitingAtExactly("sendTask_useStartedMail");
        assertThat(tokenState()).isEqualTo("IN_USE");
    }

    @Test
    void sends_the_app_to_the_phone_and_a_notice_to_the_registered_address() {
        ProcessInstance issuance = issued();
        Map<String, Object> known = runtime.getVariables(issuance.getId());
        runDueJobs(issuance);

        assertThat(MailServer.received()).hasSize(2);
        assertThat(mail(APP_MAIL)).satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(MAIL_ADDRESS);
            assertThat(mail.from()).endsWith("@otp-auth.net");
            assertThat(mail.text())
                    .contains((String) known.get("serviceId"), (String) known.get("userId"))
                    .doesNotContain(START_PASSWORD)
                    .doesNotContain("/login");
        });
        assertThat(mail(ISSUED_MAIL)).satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(NOTICE_ADDRESS);
            assertThat(mail.from()).endsWith("@oita-kenshin.co.jp");
            assertThat(mail.text())
                    .contains((String) known.get("serviceId"))
                    .doesNotContain((String) known.get("userId"))
                    .doesNotContain(START_PASSWORD);
        });
    }

    @Test
    void is_refused_by_the_decision_where_a_token_is_in_use() {
        inUse();

        ProcessInstance issuance = choose(ISSUANCE);

        assertEnded(issuance, "endEvent_refused");
        assertThat(shown(issuance)).isEqualTo("endEvent_refused");
        assertThat(tokens()).containsExactly("IN_USE");
    }

    @Test
    void is_given_up_after_30_minutes_on_the_first_page() {
        ProcessInstance issuance = choose(ISSUANCE);
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(dueJobs(issuance)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(issuance);

        assertEnded(issuance, "endEvent_timedOut");
        assertThat(shown(issuance)).isEqualTo("endEvent_timedOut");
        assertThat(tokens()).isEmpty();
    }

    @Test
    void is_given_up_after_30_minutes_on_the_second_page_and_leaves_nothing() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(dueJobs(issuance)).isEmpty();
        assertThat(tokens()).containsExactly("UNUSED");

        pass(Duration.ofMillis(1));
        runDueJobs(issuance);

        assertEnded(issuance, "endEvent_timedOut");
        assertThat(tokens()).isEmpty();
    }

    @Test
    void goes_back_to_the_first_page_with_the_address_and_no_second_draft() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);

        goBack(issuance);
        assertThat(issuance)
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailAddress", MAIL_ADDRESS);

        enterIssuance(issuance, "Betsuno55");
        assertThat(issuance).isWaitingAtExactly("userTask_confirm");
        assertThat(tokens()).containsExactly("UNUSED");

        confirmIssuance(issuance, CONFIRMATION_PASSWORD);
        assertThat(requestSetup(issuance, START_PASSWORD).statusCode()).isEqualTo(401);
        assertThat(requestSetup(issuance, "Betsuno55").statusCode()).isEqualTo(200);
    }

    @Test
    void leaves_nothing_when_time_runs_out_after_going_back() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);
        goBack(issuance);
        pass(Duration.ofMinutes(30));
        runDueJobs(issuance);

        assertEnded(issuance, "endEvent_timedOut");
        assertThat(tokens()).isEmpty();
    }

    @Test
    void can_be_cancelled_on_the_first_page() {
        ProcessInstance issuance = choose(ISSUANCE);

        cancel(issuance);

        assertEnded(issuance, "endEvent_cancelled");
        assertThat(shown(issuance)).isEqualTo("endEvent_cancelled");
        assertThat(tokens()).isEmpty();
    }

    @Test
    void can_be_cancelled_on_the_second_page_and_leaves_nothing() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);

        cancel(issuance);

        assertEnded(issuance, "endEvent_cancelled");
        assertThat(tokens()).isEmpty();
        assertThat(audit("token.issue")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zzzzzzzz, REPEATED", "345678, RUN", "000000, REPEATED", "fedcba, RUN"})
    void asks_again_for_a_start_password_that_is_too_simple(String tooSimple, String fault) {
        ProcessInstance issuance = choose(ISSUANCE);

        enterIssuance(issuance, tooSimple);
        assertThat(issuance)
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("startPasswordFault", fault)
                .doesNotContainKey("startPassword");
        assertThat(tokens()).isEmpty();

        enterIssuance(issuance, START_PASSWORD);
        assertThat(issuance).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void asks_again_for_a_start_password_out_of_the_contract_number() {
        ProcessInstance issuance = choose(ISSUANCE);

        enterIssuance(issuance, contractNumber.substring(4));

        assertThat(issuance)
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("startPasswordFault", "CONTRACT_NUMBER");
        assertThat(tokens()).isEmpty();
    }

    @Test
    void asks_again_after_a_wrong_confirmation_password() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);

        confirmIssuance(issuance, WRONG_PASSWORD);
        assertThat(issuance)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("confirmationOutcome", "WRONG")
                .containsEntry("confirmationTriesLeft", 4L)
                .doesNotContainKey("confirmationPassword");
        assertThat(tokens()).containsExactly("UNUSED");

        confirmIssuance(issuance, CONFIRMATION_PASSWORD);
        assertThat(tokenState()).isEqualTo("ISSUED");
        assertThat(audit("confirmation-password")).containsExactly("WRONG", "RIGHT");
    }

    @Test
    void ends_when_the_confirmation_password_is_suspended_and_tells_it_by_mail() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);

        suspendConfirmationPassword(issuance);

        assertEnded(issuance, "endEvent_suspended");
        assertThat(shown(issuance)).isEqualTo("endEvent_suspended");
        assertThat(tokens()).isEmpty();
        assertThat(facts.of(contractNumber))
                .containsEntry("confirmationPasswordSuspended", true)
                .containsEntry("confirmationPasswordBlocked", false)
                .containsEntry("confirmationSuspendedUntilText", "10:30");
        runDueJobs(notice());
        assertThat(subjects()).containsExactly(SUSPENDED_MAIL);
        assertEnded(choose(ISSUANCE), "endEvent_refused");
    }

    @Test
    void ends_without_a_second_mail_where_the_password_was_suspended_elsewhere_meanwhile() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);
        ProcessInstance other = choose(ISSUANCE);
        enterIssuance(other, START_PASSWORD);
        suspendConfirmationPassword(other);

        confirmIssuance(issuance, CONFIRMATION_PASSWORD);

        assertEnded(issuance, "endEvent_suspended");
        assertThat(tokens()).isEmpty();
        assertThat(audit("confirmation-password")).endsWith("SUSPENDED", "REFUSED_SUSPENDED");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(contractNumber)
                        .processDefinitionKey(SUSPENSION_NOTICE)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void is_open_again_after_a_suspension_until_the_third_which_only_paper_lifts() {
        for (int suspension = 1; suspension <= 3; suspension++) {
            ProcessInstance issuance = choose(ISSUANCE);
            enterIssuance(issuance, START_PASSWORD);
            suspendConfirmationPassword(issuance);
            assertEnded(issuance, "endEvent_suspended");
            pass(Duration.ofMinutes(30));
        }

        assertThat(audit("confirmation-password"))
                .filteredOn("SUSPENDED"::equals)
                .hasSize(2);
        assertThat(audit("confirmation-password")).endsWith("BLOCKED");
        pass(Duration.ofDays(365));
        assertThat(facts.of(contractNumber)).containsEntry("confirmationPasswordBlocked", true);
        assertEnded(choose(ISSUANCE), "endEvent_refused");
    }

    @Test
    void restricts_the_contract_at_the_sixth_issue_in_30_days_and_keeps_the_fifth_token() {
        for (int issue = 1; issue <= 5; issue++) {
            issued();
        }
        ProcessInstance sixth = choose(ISSUANCE);
        enterIssuance(sixth, START_PASSWORD);

        confirmIssuance(sixth, CONFIRMATION_PASSWORD);

        assertThat(sixth).isWaitingAtExactly("sendTask_restrictedMail");
        assertThat(shown(sixth)).isEqualTo("intermediateEvent_restricted");
        assertThat(facts.of(contractNumber)).containsEntry("issuanceRestricted", true);
        assertThat(tokens())
                .containsExactly("ISSUED", "VOIDED REPLACED", "VOIDED REPLACED", "VOIDED REPLACED", "VOIDED REPLACED");

        runDueJobs(sixth);
        assertEnded(sixth, "endEvent_restricted");
        assertThat(subjects()).containsExactly(RESTRICTED_MAIL);
        assertThat(mail(RESTRICTED_MAIL).to()).isEqualTo(NOTICE_ADDRESS);
        assertEnded(choose(ISSUANCE), "endEvent_refused");
    }

    @Test
    void issues_again_when_the_first_of_five_issues_is_30_days_old() {
        for (int issue = 1; issue <= 5; issue++) {
            issued();
            pass(Duration.ofDays(1));
        }
        pass(Duration.ofDays(25));

        issued();

        assertThat(tokenState()).isEqualTo("ISSUED");
        assertThat(facts.of(contractNumber)).containsEntry("issuanceRestricted", false);
    }

    @Test
    void is_refused_at_the_end_where_an_earlier_token_came_into_use_meanwhile() {
        Phone phone = setUp(issued());
        ProcessInstance second = choose(ISSUANCE);
        enterIssuance(second, START_PASSWORD);
        startUse(phone);

        confirmIssuance(second, CONFIRMATION_PASSWORD);

        assertEnded(second, "endEvent_notIssuable");
        assertThat(shown(second)).isEqualTo("endEvent_notIssuable");
        assertThat(tokens()).containsExactly("IN_USE");
    }

    @Test
    void replaces_an_earlier_token_that_is_not_in_use_without_a_mail() {
        ProcessInstance first = issued();
        runDueJobs(first);
        setUp(first);
        MailServer.next();

        ProcessInstance second = issued();

        assertEnded(first, "endEvent_issuedMailSent", "endEvent_appMailSent", "endEvent_setUp", "endEvent_voided");
        assertThat(subjects()).isEmpty();
        assertThat(tokens()).containsExactly("ISSUED", "VOIDED REPLACED");
        assertThat(second).isActive();
    }

    @Test
    void sends_the_app_mail_again_when_asked_60_seconds_later() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        pass(Duration.ofSeconds(60));

        askForAppMail(issuance);
        assertThat(issuance)
                .isWaitingAtExactly("subProcess_awaitSetup", "userTask_awaitSetup", "sendTask_appMail")
                .variables()
                .containsEntry("resendOutcome", "ACCEPTED")
                .containsEntry("appMailResendAt", in(Duration.ofSeconds(60)));

        runDueJobs(issuance);
        List<ReceivedMail> appMails = appMails();
        assertThat(appMails).extracting(ReceivedMail::to).containsExactly(MAIL_ADDRESS, MAIL_ADDRESS);
        assertThat(appMails).extracting(ReceivedMail::messageId).doesNotHaveDuplicates();
    }

    @Test
    void does_not_send_the_app_mail_again_before_60_seconds() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        pass(Duration.ofSeconds(60).minusMillis(1));

        askForAppMail(issuance);

        assertThat(issuance)
                .isWaitingAtExactly("subProcess_awaitSetup", "userTask_awaitSetup")
                .variables()
                .containsEntry("resendOutcome", "TOO_SOON")
                .containsEntry("appMailResendAt", in(Duration.ofMillis(1)));
        assertThat(appMails()).hasSize(1);
    }

    @Test
    void sends_the_app_mail_five_times_in_all() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        for (int mail = 2; mail <= 6; mail++) {
            pass(Duration.ofSeconds(60));
            askForAppMail(issuance);
            runDueJobs(issuance);
        }

        assertThat(issuance)
                .isWaitingAtExactly("subProcess_awaitSetup", "userTask_awaitSetup")
                .variables()
                .containsEntry("resendOutcome", "TOO_MANY")
                .containsEntry("appMailResendAt", null);
        assertThat(appMails()).hasSize(5);
        setUp(issuance);
        assertThat(issuance).isWaitingAtExactly("receiveTask_awaitUseStart");
    }

    @Test
    void reminds_of_the_setup_after_3_days_and_goes_on_waiting() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        MailServer.next();
        pass(Duration.ofDays(3).minusMillis(1));
        assertThat(dueJobs(issuance)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(issuance);

        assertThat(issuance)
                .hasPassed("endEvent_setupReminded")
                .isWaitingAtExactly("subProcess_awaitSetup", "userTask_awaitSetup");
        assertThat(subjects()).containsExactly(REMINDER_MAIL);
        assertThat(mail(REMINDER_MAIL).to()).isEqualTo(NOTICE_ADDRESS);
        pass(Duration.ofDays(1));
        assertThat(dueJobs(issuance)).isEmpty();
        setUp(issuance);
        assertThat(issuance).isWaitingAtExactly("receiveTask_awaitUseStart");
    }

    @Test
    void voids_a_token_that_is_not_set_up_within_7_days() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        String serviceId = (String) runtime.getVariable(issuance.getId(), "serviceId");
        String userId = (String) runtime.getVariable(issuance.getId(), "userId");
        pass(Duration.ofDays(7).minusMillis(1));
        runDueJobs(issuance);
        MailServer.next();
        assertThat(tokenState()).isEqualTo("ISSUED");

        pass(Duration.ofMillis(1));
        runDueJobs(issuance);

        assertEnded(
                issuance,
                "endEvent_issuedMailSent",
                "endEvent_appMailSent",
                "endEvent_setupReminded",
                "endEvent_deadlinePassed");
        assertThat(tokens()).containsExactly("VOIDED SETUP_DEADLINE");
        assertThat(subjects()).containsExactly(VOIDED_MAIL);
        assertThat(mail(VOIDED_MAIL).text()).contains(serviceId, "理由：初期設定の期限までに、アプリの初期設定が済まなかったため");
        assertThat(requestSetup(serviceId, userId, START_PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void tells_nothing_at_the_setup_deadline_when_there_is_nothing_left_to_void() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        jdbc.sql("UPDATE token SET state = 'RELEASED', live_contract = NULL WHERE contract_number = ?")
                .param(contractNumber)
                .update();
        pass(Duration.ofDays(7));
        MailServer.next();
        runDueJobs(issuance);

        assertEnded(
                issuance,
                "endEvent_issuedMailSent",
                "endEvent_appMailSent",
                "endEvent_setupReminded",
                "endEvent_deadlinePassed");
        assertThat(subjects()).doesNotContain(VOIDED_MAIL);
    }

    @Test
    void voids_a_token_that_is_not_used_within_30_days_of_its_setup() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        pass(Duration.ofDays(2));
        setUp(issuance);
        MailServer.next();
        pass(Duration.ofDays(30).minusMillis(1));
        assertThat(dueJobs(issuance)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(issuance);

        assertEnded(
                issuance,
                "endEvent_issuedMailSent",
                "endEvent_appMailSent",
                "endEvent_setUp",
                "endEvent_deadlinePassed");
        assertThat(tokens()).containsExactly("VOIDED USE_START_DEADLINE");
        assertThat(subjects()).containsExactly(VOIDED_MAIL);
        assertThat(mail(VOIDED_MAIL).text()).contains("理由：利用開始の期限までに、ワンタイムパスワードの利用開始のお手続きが済まなかったため");
    }

    @Test
    void keeps_waiting_at_the_use_start_deadline_while_the_token_is_locked() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        Phone phone = setUp(issuance);
        ProcessInstance useStart = choose(USE_START);
        for (int entry = 1; entry <= 5; entry++) {
            enterOtp(useStart, phone.wrongCode());
        }
        MailServer.next();
        pass(Duration.ofDays(30));

        Job deadline = dueJobs(issuance).get(0);
        management.executeJob(deadline.getId());

        assertThat(issuance).isWaitingAtExactly("receiveTask_awaitUseStart");
        assertThat(dueJobs(issuance)).isEmpty();
        assertThat(tokenState()).isEqualTo("LOCKED");
        assertThat(subjects()).isEmpty();
    }

    @Test
    void voids_a_token_at_the_fifth_wrong_entry_in_the_app_and_tells_it_by_mail() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        MailServer.next();
        for (int entry = 1; entry <= 4; entry++) {
            assertThat(requestSetup(issuance, "Chigau99").statusCode()).isEqualTo(401);
        }
        assertThat(issuance).isWaitingAtExactly("subProcess_awaitSetup", "userTask_awaitSetup");

        assertThat(requestSetup(issuance, "Chigau99").statusCode()).isEqualTo(401);
        assertThat(issuance).isWaitingAtExactly("subProcess_voided", "sendTask_voidedByEventMail");
        assertThat(tokens()).containsExactly("VOIDED SETUP_WRONG_ENTRIES");
        assertThat(requestSetup(issuance, START_PASSWORD).statusCode()).isEqualTo(401);

        runDueJobs(issuance);
        assertEnded(issuance, "endEvent_issuedMailSent", "endEvent_appMailSent", "endEvent_voided");
        assertThat(subjects()).containsExactly(VOIDED_MAIL);
        assertThat(mail(VOIDED_MAIL).to()).isEqualTo(NOTICE_ADDRESS);
        assertThat(mail(VOIDED_MAIL).text()).contains("理由：アプリの初期設定で、誤った入力が続いたため");
    }

    private void suspendConfirmationPassword(ProcessInstance issuance) {
        for (int entry = 1; entry <= 5; entry++) {
            confirmIssuance(issuance, WRONG_PASSWORD);
        }
    }

    private static List<ReceivedMail> appMails() {
        return MailServer.received().stream()
                .filter(mail -> mail.subject().equals(APP_MAIL))
                .toList();
    }

    private static ReceivedMail mail(String subject) {
        return MailServer.received().stream()
                .filter(mail -> mail.subject().equals(subject))
                .reduce((one, other) -> {
                    throw new AssertionError("More than one mail: " + subject);
                })
                .orElseThrow();
    }
}
