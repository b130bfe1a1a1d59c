package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of the seven reasons does, and what it does not do where the customer's state has changed meanwhile. */
abstract class PaperEffectsContract extends PaperContract {

    private void approveAfterCheck(String number) {
        check(number);
        approve(number);
    }

    private void approveAfterCall(String number) {
        check(number);
        confirmByPhone(number);
        approve(number);
    }

    private void assertCompleted(String number, boolean lowered) {
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(fact("lowerTransferLimit")).isEqualTo(lowered);
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(ends(number)).contains("endEvent_completed", "endEvent_finished");
    }

    private void reject(String number) {
        check(number);
        work(number, "userTask_approve", APPROVER, "reject", "届出印と一致しないため");
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(caseState(number)).isEqualTo("REJECTED");
    }

    /** The case waits for a clerk who tells that there is nothing to do, and then ends without effect. */
    private void assertTold(String number) {
        assertThat(waitsFor(number)).containsExactly("userTask_changed");
        assertThat(caseState(number)).isEqualTo("OPEN");
        runDue(number);
        MailServer.next();

        work(number, "userTask_changed", CLERK, null, "お客様がご自身で手続き済み");

        assertThat(caseState(number)).isEqualTo("CLOSED_WITHOUT_EFFECT");
        assertThat(fact("lowerTransferLimit")).isEqualTo(false);
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(subjects()).containsExactly("書面によるお手続きの終了のお知らせ");
        assertThat(MailServer.received().get(0).text()).contains("お手続きの必要がなくなりました");
        assertThat(ends(number)).contains("endEvent_closed");
    }

    private void lock(Phone phone) {
        ProcessInstance release = choose(RELEASE);
        for (int entry = 1; entry <= 5; entry++) {
            confirmRelease(release, CONFIRMATION_PASSWORD, phone.wrongCode());
        }
        assertThat(tokenState()).isEqualTo("LOCKED");
    }

    private void lockBeforeUse(Phone phone) {
        ProcessInstance useStart = choose(USE_START);
        for (int entry = 1; entry <= 5; entry++) {
            enterOtp(useStart, phone.wrongCode());
        }
    }

    // a

    @Test
    void a_releases_the_token_of_a_phone_that_was_changed_without_release() {
        inUse();
        String number = receive(paper("a"));
        assertThat(tokenState()).isEqualTo("IN_USE");

        approveAfterCall(number);

        assertThat(tokens()).containsExactly("RELEASED");
        assertCompleted(number, true);
    }

    @Test
    void a_tells_the_clerk_that_the_customer_has_released_the_token_meanwhile() {
        Phone phone = inUse();
        String number = receive(paper("a"));
        check(number);
        confirmByPhone(number);
        release(phone);

        approve(number);

        assertTold(number);
    }

    @Test
    void a_tells_the_clerk_that_the_token_was_gone_before_the_case_began() {
        inUse();
        ProcessInstance reception = enter(paper("a"));
        jdbc.sql("UPDATE token SET state = 'RELEASED', live_contract = NULL WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        sendPage(reception, "userTask_confirm", null);

        assertTold((String) runtime.getVariable(reception.getId(), "caseNumber"));
    }

    // b

    @Test
    void b_unlocks_the_token_so_that_it_works_again() {
        Phone phone = inUse();
        lock(phone);
        String number = receive(paper("b", "UNLOCK"));

        approveAfterCheck(number);

        assertThat(tokenState()).isEqualTo("IN_USE");
        assertCompleted(number, true);
        pass(Duration.ofMinutes(2));
        release(phone);
        assertThat(tokens()).containsExactly("RELEASED");
    }

    @Test
    void b_releases_the_token_where_the_customer_wants_that() {
        lock(inUse());
        String number = receive(paper("b", "RELEASE"));

        approveAfterCheck(number);

        assertThat(tokens()).containsExactly("RELEASED");
        assertCompleted(number, true);
    }

    @Test
    void b_leaves_the_token_locked_when_the_paper_is_rejected() {
        lock(inUse());

        reject(receive(paper("b", "UNLOCK")));

        assertThat(tokenState()).isEqualTo("LOCKED");
    }

    @Test
    void b_ends_the_issuance_of_a_token_that_was_never_used() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        lockBeforeUse(setUp(issuance));
        String number = receive(paper("b", "RELEASE"));
        runDue(number);
        MailServer.next();

        approveAfterCheck(number);

        assertThat(tokens()).containsExactly("VOIDED RELEASED_BY_PAPER");
        assertEnded(issuance, "endEvent_issuedMailSent", "endEvent_appMailSent", "endEvent_setUp", "endEvent_voided");
        assertCompleted(number, true);
        assertThat(subjects()).containsExactly("【重要】書面によるお手続きの完了のお知らせ");
    }

    @Test
    void b_gives_a_set_up_token_a_new_deadline_where_its_own_has_passed() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        Phone phone = setUp(issuance);
        lockBeforeUse(phone);
        pass(Duration.ofDays(30));
        runDueJobs(issuance);
        String number = receive(with(paper("b", "UNLOCK"), "2027-03-03"));
        check(number);
        approve(number);
        assertThat(tokenState()).isEqualTo("SET_UP");

        pass(Duration.ofDays(30).minusMillis(1));
        runDueJobs(issuance);
        assertThat(tokenState()).isEqualTo("SET_UP");
        pass(Duration.ofMillis(1));
        runDueJobs(issuance);

        assertThat(tokens()).containsExactly("VOIDED USE_START_DEADLINE");
    }

    private static Map<String, Object> with(Map<String, Object> fields, String receivedOn) {
        fields.put("receivedOn", receivedOn);
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"UNLOCK", "RELEASE"})
    void b_tells_the_clerk_that_another_paper_has_ended_the_token_meanwhile(String wish) {
        lock(inUse());
        String number = receive(paper("b", wish));
        check(number);
        jdbc.sql(
                        "UPDATE token SET state = 'RELEASED', live_contract = NULL, locked_from = NULL WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        approve(number);

        assertTold(number);
    }

    @Test
    void b_tells_the_clerk_that_there_was_no_token_when_the_case_began() {
        lock(inUse());
        ProcessInstance reception = enter(paper("b", "UNLOCK"));
        jdbc.sql(
                        "UPDATE token SET state = 'RELEASED', live_contract = NULL, locked_from = NULL WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        sendPage(reception, "userTask_confirm", null);

        assertTold((String) runtime.getVariable(reception.getId(), "caseNumber"));
    }

    @Test
    void b_leaves_a_token_stopped_whose_loss_was_reported_before_its_approval() {
        lock(inUse());
        String unlocking = receive(paper("b", "UNLOCK"));
        check(unlocking);
        String loss = receive(paper("c"));

        approve(unlocking);

        assertThat(tokenState()).isEqualTo("LOCKED");
        assertThat(fact("tokenStopped")).isEqualTo(true);
        assertTold(unlocking);
        approveAfterCall(loss);
        assertThat(tokens()).containsExactly("RELEASED");
        assertCompleted(loss, true);
    }

    @ParameterizedTest
    @CsvSource({"UNLOCK", "RELEASE"})
    void b_is_not_received_for_a_token_whose_loss_was_reported(String wish) {
        lock(inUse());
        receive(paper("c"));

        ProcessInstance reception = enter(paper("b", wish));

        assertThat((String) runtime.getVariable(reception.getId(), "refusalReason"))
                .contains("閉塞の解除はお受けできません");
        assertThat(audit("paper.register")).containsExactly("c");
    }

    // c

    @Test
    void c_stops_the_token_at_the_reception_and_releases_it_when_approved() {
        inUse();

        String number = receive(paper("c"));

        assertThat(tokenState()).isEqualTo("LOCKED");
        assertThat(fact("tokenStopped")).isEqualTo(true);
        runDue(number);
        assertThat(MailServer.received().get(0).text()).contains("ワンタイムパスワードのご利用をただちに停止しました。");
        approveAfterCall(number);
        assertThat(tokens()).containsExactly("RELEASED");
        assertCompleted(number, true);
    }

    @Test
    void c_is_told_to_a_customer_who_enters_a_code_of_the_stopped_token() {
        Phone phone = inUse();
        ProcessInstance release = choose(RELEASE);
        receive(paper("c"));

        confirmRelease(release, CONFIRMATION_PASSWORD, phone.code());

        assertEnded(release, "endEvent_locked");
        assertThat(shown(release)).isEqualTo("intermediateEvent_locked");
        assertThat(shownValues(release)).contains("\"tokenStopped\":true");
    }

    private String shownValues(ProcessInstance instance) {
        return jdbc.sql("SELECT shown_values FROM procedure_result WHERE process_instance_id = ?")
                .param(instance.getId())
                .query(String.class)
                .single();
    }

    @Test
    void c_leaves_the_token_stopped_when_the_paper_goes_back() {
        inUse();
        String number = receive(paper("c"));
        check(number);

        work(number, "userTask_firstCall", CLERK, "denied", "申し込んでいないとのこと");

        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(caseState(number)).isEqualTo("RETURNED");
        assertThat(fact("tokenStopped")).isEqualTo(true);
    }

    @Test
    void c_tells_the_clerk_that_there_was_nothing_to_stop() {
        ProcessInstance issuance = issued();
        setUp(issuance);
        ProcessInstance reception = enter(paper("c"));
        jdbc.sql("UPDATE token SET state = 'ISSUED' WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        sendPage(reception, "userTask_confirm", null);

        assertTold((String) runtime.getVariable(reception.getId(), "caseNumber"));
    }

    // d

    @Test
    void d_tells_the_clerk_that_the_restriction_is_lifted_already() {
        restrict();
        String number = receive(paper("d"));
        check(number);
        jdbc.sql("UPDATE token_contract SET issuance_restricted = FALSE WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        approve(number);

        assertTold(number);
    }

    // e

    private static Map<String, Object> replacement(String reason) {
        Map<String, Object> fields = paper(reason, "REPLACE");
        fields.put("paperPlace", "PC");
        fields.put("paperAddress", "atarashii@example.jp");
        return fields;
    }

    @Test
    void e_sends_mail_passwords_to_the_new_address() {
        useMailPasswords();
        String number = receive(replacement("e"));
        assertThat(fact("mailPasswordInUse")).isEqualTo(true);

        approveAfterCall(number);

        assertThat(fact("pcMailAddress")).isEqualTo("atarashii@example.jp");
        assertThat(fact("pcMailInUse")).isEqualTo(true);
        assertThat(fact("mobileMailInUse")).isEqualTo(false);
        assertCompleted(number, false);
    }

    @Test
    void e_tells_the_clerk_that_the_customer_has_changed_the_address_meanwhile() {
        useMailPasswords();
        String number = receive(replacement("e"));
        check(number);
        confirmByPhone(number);
        jdbc.sql("UPDATE mail_setting SET mobile_address = 'jibun@example.jp', version = 2 WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        approve(number);

        assertTold(number);
        assertThat(fact("mobileMailAddress")).isEqualTo("jibun@example.jp");
    }

    @Test
    void e_tells_the_clerk_that_mail_passwords_were_stopped_before_the_case_began() {
        useMailPasswords();
        ProcessInstance reception = enter(replacement("e"));
        jdbc.sql("UPDATE mail_setting SET mobile_in_use = FALSE, version = 2 WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        sendPage(reception, "userTask_confirm", null);

        assertTold((String) runtime.getVariable(reception.getId(), "caseNumber"));
    }

    // f

    @Test
    void f_stops_mail_passwords_at_the_reception_and_replaces_the_address_when_approved() {
        useMailPasswords();

        String number = receive(replacement("f"));

        assertThat(fact("mailPasswordInUse")).isEqualTo(false);
        ProcessInstance change = choose(MAIL_PASSWORD_CHANGE);
        assertEnded(change, "endEvent_refused");
        runDue(number);
        assertThat(MailServer.received().get(0).text()).contains("メール通知パスワードのご利用をただちに停止しました。");
        approveAfterCall(number);
        assertThat(fact("pcMailAddress")).isEqualTo("atarashii@example.jp");
        assertThat(fact("mailPasswordInUse")).isEqualTo(true);
        assertCompleted(number, false);
    }

    @Test
    void f_leaves_mail_passwords_stopped_where_the_customer_wants_that() {
        useMailPasswords();
        String number = receive(paper("f", "STOP"));

        approveAfterCall(number);

        assertThat(fact("mailPasswordInUse")).isEqualTo(false);
        assertCompleted(number, false);
    }

    // g

    @ParameterizedTest
    @CsvSource({"LOGIN", "CONFIRMATION", "BOTH"})
    void g_lifts_the_suspension_of_the_passwords_on_the_paper(String wish) {
        block("LOGIN", "CONFIRMATION");
        String number = receive(paper("g", wish));

        approveAfterCheck(number);

        assertThat(fact("loginPasswordBlocked")).isEqualTo(wish.equals("CONFIRMATION"));
        assertThat(fact("confirmationPasswordBlocked")).isEqualTo(wish.equals("LOGIN"));
        assertCompleted(number, false);
    }

    @Test
    void g_leaves_the_password_suspended_when_the_paper_is_rejected() {
        block("LOGIN");

        reject(receive(paper("g", "LOGIN")));

        assertThat(fact("loginPasswordBlocked")).isEqualTo(true);
    }

    @Test
    void g_tells_the_clerk_that_the_suspension_is_lifted_already() {
        block("LOGIN");
        String number = receive(paper("g", "LOGIN"));
        check(number);
        jdbc.sql("UPDATE customer_password SET blocked = FALSE WHERE contract_number = ?")
                .param(contractNumber)
                .update();

        approve(number);

        assertTold(number);
    }
}
