package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jp.tetsuzuki.customer.CustomerPrincipal;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody has mail passwords and one-time passwords in use together, whichever way they come to both. */
abstract class MailPasswordOrTokenContract extends MailPasswordContract {

    private static final String TO_CUSTOMER = " to " + NOTICE_ADDRESS;

    @Autowired
    private PlatformTransactionManager transactions;

    // The start of a token's use

    @Test
    void starting_the_use_of_a_token_stops_mail_passwords_and_tells_it_by_mail() {
        mailPasswordsInUse(PHONE, PC);
        visitWithPassword();
        Phone phone = tokenSetUp();

        startUse(phone);

        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(addressesInUse()).isEmpty();
        assertThat(facts.of(contractNumber))
                .containsEntry("mobileMailAddress", PHONE)
                .containsEntry("pcMailAddress", PC);
        assertThat(mailPasswords()).noneMatch(password -> password.startsWith("IN_USE"));
        assertThat(audit("mailPassword.stop")).containsExactly("TOKEN_USE_STARTED");
        ProcessInstance notice = instances(MAIL_PASSWORD_STOP_NOTICE).get(0);
        assertThat(notice).isWaitingAtExactly("sendTask_stoppedMail");

        runDueJobs(notice);
        assertEnded(notice, "endEvent_told");
        assertThat(notices()).containsExactly(STOPPED_BY_OTP_MAIL + TO_CUSTOMER);
    }

    @Test
    void starting_the_use_of_a_token_tells_nothing_where_no_mail_passwords_are_in_use() {
        startUse(tokenSetUp());

        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(instances(MAIL_PASSWORD_STOP_NOTICE)).isEmpty();
        assertThat(audit("mailPassword.stop")).isEmpty();
    }

    @Test
    void a_mail_password_that_is_on_its_way_is_not_sent_any_more() {
        mailPasswordsInUse(PHONE, null);
        new Visit().open();
        ProcessInstance dispatch = instances(MAIL_PASSWORD_DISPATCH).get(0);

        startUse(tokenSetUp());
        runDueJobs(dispatch);

        assertEnded(dispatch, "endEvent_overtaken");
        assertThat(allMailedTo(PHONE)).isEmpty();
    }

    // A setting while there is a token

    @Test
    void the_page_is_closed_while_a_token_is_in_use() {
        inUse();

        HttpResponse<String> page = logIn().visit("/security/mail-password");

        assertThat(page.body()).contains("ワンタイムパスワードをご利用中のため", "ワンタイムパスワード利用解除");
        assertThat(instances(MAIL_PASSWORD_CHANGE)).isEmpty();
    }

    @Test
    void the_page_is_closed_while_a_token_is_locked_that_was_in_use() {
        lock(inUse());

        HttpResponse<String> page = logIn().visit("/security/mail-password");

        assertThat(page.body()).contains("トークンが閉塞しているため", "書面でのお手続き");
        assertThat(instances(MAIL_PASSWORD_CHANGE)).isEmpty();
    }

    @Test
    void nothing_is_set_where_the_use_of_a_token_started_while_the_second_page_was_open() {
        Phone phone = tokenSetUp();
        Visit visit = visitToConfirm();
        ProcessInstance change = visit.instance();
        startUse(phone);

        visit.send(confirmation(), newPhonePassword(mailedTo(PHONE).code()));

        assertTokenOnly(change);
        assertThat(visit.page()).contains("ワンタイムパスワードをご利用中のため", "設定は変わっていません");
    }

    @Test
    void nothing_is_mailed_where_the_use_of_a_token_started_while_the_first_page_was_open() {
        Phone phone = tokenSetUp();
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        startUse(phone);

        visit.send(phone(PHONE), noPc(""));

        assertEnded(change, "endEvent_tokenInUseAtEntry");
        assertThat(shown(change)).isEqualTo("endEvent_tokenInUseAtEntry");
        assertThat(visit.page()).contains("ワンタイムパスワードをご利用中のため", "設定は変わっていません");
        assertThat(allMailedTo(PHONE)).isEmpty();
    }

    @Test
    void a_page_with_a_field_that_the_start_of_a_tokens_use_has_taken_away_is_shown_as_it_is_now() {
        Phone phone = tokenSetUp();
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        String code = mailedTo(PHONE).code();
        startUse(phone);

        HttpResponse<String> answer = visit.post(phone(PC), noPc(""), mailPassword(code));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(visit.reload()).doesNotContain("name=\"mailPassword\"");
        assertThat(audit("procedure.page")).containsExactly("OUTDATED");
        assertThat(addressesInUse()).isEmpty();
    }

    @Test
    void nothing_is_set_where_the_token_was_locked_in_use_while_the_second_page_was_open() {
        Phone phone = tokenSetUp();
        Visit visit = visitToConfirm();
        ProcessInstance change = visit.instance();
        startUse(phone);
        lock(phone);

        visit.send(confirmation(), newPhonePassword(mailedTo(PHONE).code()));

        assertEnded(change, "endEvent_requestedToNew", "endEvent_tokenInUse");
        assertThat(tokenState()).isEqualTo("LOCKED");
        assertThat(addressesInUse()).isEmpty();
    }

    @Test
    void what_is_set_while_the_page_of_the_use_start_is_open_is_stopped_by_it() {
        Phone phone = tokenSetUp();
        ProcessInstance useStart = choose(USE_START);
        Visit visit = visitToConfirm();
        visit.send(confirmation(), newPhonePassword(mailedTo(PHONE).code()));
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);

        enterOtp(useStart, phone.code());

        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(addressesInUse()).isEmpty();
        assertThat(instances(MAIL_PASSWORD_STOP_NOTICE)).hasSize(1);
    }

    // The release of a token

    @Test
    void a_release_leaves_mail_passwords_stopped_until_the_customer_sets_them_anew() {
        mailPasswordsInUse(PHONE, null);
        Phone phone = tokenSetUp();
        startUse(phone);
        release(phone);
        assertThat(tokenState()).isEqualTo("NONE");
        assertThat(addressesInUse()).isEmpty();

        Visit visit = new Visit();
        visit.open();
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
        assertThat(visit.page()).contains("value=\"" + PHONE + "\"");
        visit.send(phone(PHONE), noPc(""));
        deliver();
        visit.send(confirmation(), newPhonePassword(mailedTo(PHONE).code()));

        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
        assertThat(audit("mailPassword.change")).containsExactly("BEGUN", "BEGUN");
    }

    @Test
    void a_page_that_was_open_since_before_the_stop_sets_nothing_after_the_release() {
        mailPasswordsInUse(PHONE, null);
        Phone phone = tokenSetUp();
        Visit visit = visitWithPassword();
        ProcessInstance change = visit.instance();
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));
        deliver();
        startUse(phone);
        release(phone);

        visit.send(confirmation(), newPhonePassword(mailedTo(NEW_PHONE).code()));

        assertEnded(change, "endEvent_requested", "endEvent_requestedToNew", "endEvent_changedMeanwhile");
        assertThat(addressesInUse()).isEmpty();
        assertThat(audit("mailPassword.change")).containsExactly("BEGUN", "REFUSED_CHANGED_MEANWHILE");
    }

    // The same moment

    @Test
    void a_setting_waits_for_a_use_start_that_is_not_committed_and_is_then_refused() {
        Phone phone = tokenSetUp();
        ProcessInstance useStart = choose(USE_START);
        Visit visit = visitToConfirm();
        ProcessInstance change = visit.instance();
        String code = mailedTo(PHONE).code();

        CompletableFuture<Void> setting = new TransactionTemplate(transactions).execute(open -> {
            enterOtp(useStart, phone.code());
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> visit.send(confirmation(), newPhonePassword(code)));
            awaitBlockedTransaction();
            return other;
        });
        setting.join();

        assertTokenOnly(change);
    }

    @Test
    void a_use_start_waits_for_a_setting_that_is_not_committed_and_then_stops_it() {
        Phone phone = tokenSetUp();
        ProcessInstance useStart = choose(USE_START);
        ProcessInstance change = choose(MAIL_PASSWORD_CHANGE);
        String otp = phone.code();

        CompletableFuture<Void> start = loggedIn(() -> {
            send(
                    change,
                    page(null)
                            .putValue("mobileUse", "USE")
                            .putValue("mobileAddress", PHONE)
                            .putValue("pcUse", "STOP")
                            .putValue("pcAddress", null),
                    Map.of());
            runtime.createMessageCorrelation("mailPassword.missing")
                    .processInstanceId(change.getId())
                    .correlate();
            deliver();
            String code = mailedTo(PHONE).code();
            return new TransactionTemplate(transactions).execute(open -> {
                send(
                        change,
                        page(null),
                        Map.of("confirmationPassword", CONFIRMATION_PASSWORD, "newMobileMailPassword", code));
                CompletableFuture<Void> other = CompletableFuture.runAsync(() -> enterOtp(useStart, otp));
                awaitBlockedTransaction();
                return other;
            });
        });
        start.join();

        assertThat(audit("mailPassword.change")).containsExactly("BEGUN");
        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(addressesInUse()).isEmpty();
        assertThat(audit("mailPassword.stop")).containsExactly("TOKEN_USE_STARTED");
        assertThat(instances(MAIL_PASSWORD_STOP_NOTICE)).hasSize(1);
    }

    @Test
    void two_sessions_that_confirm_both_at_once_leave_the_token_alone_in_use() {
        Phone phone = tokenSetUp();
        Visit visit = visitToConfirm();
        Portal other = logIn();
        String useStart = "/procedures/" + USE_START;
        Map<String, String> otpPage = other.open(useStart);
        otpPage.put("otp", phone.code());
        String code = mailedTo(PHONE).code();

        List<HttpResponse<String>> answers = AtOnce.run(
                2,
                session -> session == 0
                        ? visit.post(confirmation(), newPhonePassword(code))
                        : other.post(useStart, otpPage));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(Portal.location(answer)).startsWith("/procedures/");
        });
        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(addressesInUse()).isEmpty();
        // Either the setting came first and was stopped, or it was refused.
        assertThat(audit("mailPassword.change"))
                .containsAnyOf("BEGUN", "REFUSED_TOKEN_IN_USE")
                .hasSize(1);
        assertThat(audit("mailPassword.stop"))
                .hasSize(audit("mailPassword.change").contains("BEGUN") ? 1 : 0);
    }

    private Phone tokenSetUp() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        Phone phone = setUp(issuance);
        MailServer.next();
        return phone;
    }

    private void lock(Phone phone) {
        ProcessInstance release = choose(RELEASE);
        for (int entry = 1; entry <= 5; entry++) {
            confirmRelease(release, CONFIRMATION_PASSWORD, phone.wrongCode());
        }
        assertThat(tokenState()).isEqualTo("LOCKED");
    }

    /** The second page of a first use, whose mail password has arrived. */
    private Visit visitToConfirm() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), noPc(""));
        deliver();
        visit.reload();
        return visit;
    }

    private void assertTokenOnly(ProcessInstance change) {
        assertEnded(change, "endEvent_requestedToNew", "endEvent_tokenInUse");
        assertThat(shown(change)).isEqualTo("endEvent_tokenInUse");
        assertThat(tokenState()).isEqualTo("IN_USE");
        assertThat(addressesInUse()).isEmpty();
        assertThat(audit("mailPassword.change")).containsExactly("REFUSED_TOKEN_IN_USE");
        assertThat(instances(MAIL_PASSWORD_STOP_NOTICE)).isEmpty();
    }

    private interface Work<T> {
        T done();
    }

    /** Does the work as a request of a login session does it. */
    private <T> T loggedIn(Work<T> work) {
        CustomerPrincipal customer = new CustomerPrincipal(contractNumber, "手続花子", null, "a login session of the test");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(customer, null, List.of()));
        try {
            return work.done();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Returns when a transaction waits for a row that another one has changed. */
    private void awaitBlockedTransaction() {
        String waiting = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getDatabaseType()
                        .equals("h2")
                ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL"
                : "SELECT COUNT(*) FROM pg_locks WHERE NOT granted";
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(5))
                .pollInSameThread()
                .until(() -> jdbc.sql(waiting).query(Integer.class).single() > 0);
    }
}
