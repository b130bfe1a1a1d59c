package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import jp.tetsuzuki.mail.ScriptedSmtpServer.Turn;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** What {@code adhoc-transfer} makes of passwords that are wrong, used up, locked, stopped or those of another method. */
abstract class TransferVerificationContract extends TransferContract {

    private static final String LOCKED_MAIL = "【重要】トークン閉塞のお知らせ";
    private static final String SUSPENDED_MAIL = "【重要】パスワード利用停止のお知らせ";

    // The confirmation password

    @Test
    void asks_again_after_a_wrong_confirmation_password_and_does_not_look_at_the_code() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));

        visit.send(confirmation(WRONG_PASSWORD, "otp", phone.code()));
        assertThat(transfer)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("confirmationOutcome", "WRONG")
                .containsEntry("confirmationTriesLeft", 4L);
        assertThat(visit.page())
                .contains("role=\"alert\"", "href=\"#f-confirmationPassword\"", "（あと4回）")
                .containsOnlyOnce("class=\"field__error\"");
        assertThat(audit("token.otp")).containsExactly("RIGHT");

        visit.send(byOtp(phone.code()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @Test
    void ends_when_the_confirmation_password_is_suspended_and_tells_it_by_mail() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));

        for (int entry = 1; entry <= 5; entry++) {
            visit.send(confirmation(WRONG_PASSWORD, "otp", phone.code()));
        }

        assertThat(transfer).hasPassed("boundaryEvent_notVerified");
        assertEnded(
                transfer,
                "endEvent_confirmationPasswordWrong",
                "endEvent_confirmationPasswordWrong",
                "endEvent_confirmationPasswordWrong",
                "endEvent_confirmationPasswordWrong",
                "endEvent_suspended",
                "endEvent_notVerified");
        assertThat(shown(transfer)).isEqualTo("endEvent_suspended");
        assertThat(visit.page()).contains("お手続きは完了していません", "<strong>2027年2月1日 10:32</strong>を過ぎると");
        runDueJobs(notice());
        assertThat(subjects()).containsExactly(SUSPENDED_MAIL);
        assertThat(MailServer.received().get(0).to()).isEqualTo(NOTICE_ADDRESS);
        assertThat(orders()).isEmpty();
        assertThat(tokenState()).isEqualTo("IN_USE");
    }

    @Test
    void ends_when_the_confirmation_password_is_blocked_and_names_the_paper_procedure() {
        Phone phone = inUse();
        ProcessInstance transfer = null;
        TransferVisit visit = null;
        for (int suspension = 1; suspension <= 3; suspension++) {
            visit = new TransferVisit();
            transfer = visit.enter(order(10_000));
            for (int entry = 1; entry <= 5; entry++) {
                visit.send(confirmation(WRONG_PASSWORD, "otp", phone.code()));
            }
            pass(Duration.ofMinutes(30));
        }

        assertThat(shown(transfer)).isEqualTo("endEvent_suspended");
        assertThat(visit.page()).contains("停止が重なったため", "<strong>書面でのお手続き</strong>");
        assertThat(orders()).isEmpty();
    }

    @Test
    void ends_where_the_confirmation_password_was_suspended_elsewhere_meanwhile() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        ProcessInstance other = choose(RELEASE);
        for (int entry = 1; entry <= 5; entry++) {
            confirmRelease(other, WRONG_PASSWORD, phone.code());
        }

        visit.send(byOtp(phone.code()));

        assertEnded(transfer, "endEvent_suspended", "endEvent_notVerified");
        assertThat(visit.page()).contains("<strong>2027年2月1日 10:32</strong>を過ぎると");
        assertThat(audit("token.otp")).containsExactly("RIGHT");
        assertThat(orders()).isEmpty();
    }

    // The one-time password

    @Test
    void asks_again_after_a_wrong_code_and_tells_how_many_tries_are_left() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));

        visit.send(byOtp(phone.wrongCode()));
        assertThat(transfer)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("otpOutcome", "WRONG")
                .containsEntry("otpTriesLeft", 4L)
                .doesNotContainKeys("confirmationPassword", "otp");
        assertThat(visit.page())
                .contains("role=\"alert\"", "href=\"#f-otp\"", "あと4回続けて誤入力されますと")
                .contains("ご確認ください</h2>", "端末の時計がずれている")
                .containsOnlyOnce("class=\"field__error\"");

        visit.send(byOtp(phone.code()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
        assertThat(audit("token.otp")).containsExactly("RIGHT", "WRONG", "RIGHT");
    }

    @Test
    void does_not_take_a_code_twice() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        String code = phone.code();
        visit.enter(order(10_000));
        visit.send(byOtp(code));

        ProcessInstance second = visit.enter(order(20_000));
        visit.send(byOtp(code));

        assertThat(second).isWaitingAtExactly("userTask_confirm").variables().containsEntry("otpOutcome", "WRONG");
        assertThat(visit.page()).contains("一度お使いになったワンタイムパスワードは使えません");
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @Test
    void locks_the_token_at_the_fifth_wrong_code_and_tells_it_by_mail() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        for (int entry = 1; entry <= 4; entry++) {
            visit.send(byOtp(phone.wrongCode()));
        }
        assertThat(visit.page()).contains("あと1回続けて誤入力されますと");

        visit.send(byOtp(phone.wrongCode()));
        assertThat(transfer).isWaitingAt("sendTask_lockedMail");
        assertThat(shown(transfer)).isEqualTo("intermediateEvent_otpUnusable");
        assertThat(visit.page()).contains("トークンは閉塞しています", "<strong>書面でのお手続き</strong>", "お振込は受け付けていません");
        assertThat(tokenState()).isEqualTo("LOCKED");

        runDueJobs(transfer);
        assertEnded(
                transfer,
                "endEvent_otpWrong",
                "endEvent_otpWrong",
                "endEvent_otpWrong",
                "endEvent_otpWrong",
                "endEvent_otpUnusable",
                "endEvent_notVerified");
        assertThat(subjects()).containsExactly(LOCKED_MAIL);
        assertThat(MailServer.received().get(0).to()).isEqualTo(NOTICE_ADDRESS);
        assertThat(orders()).isEmpty();
        assertThat(visit.open().page()).contains("トークンが閉塞しており");
    }

    @Test
    void ends_without_a_second_mail_where_the_token_was_locked_elsewhere_meanwhile() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        lock(phone, RELEASE);

        visit.send(byOtp(phone.code()));

        assertEnded(transfer, "endEvent_otpUnusable", "endEvent_notVerified");
        assertThat(shown(transfer)).isEqualTo("intermediateEvent_otpUnusable");
        assertThat(visit.page()).contains("トークンは閉塞しています");
        assertThat(orders()).isEmpty();
    }

    @Test
    void ends_where_the_token_was_released_elsewhere_meanwhile() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        release(phone);
        pass(Duration.ofMinutes(2));

        visit.send(byOtp(phone.code()));

        assertEnded(transfer, "endEvent_otpUnusable", "endEvent_notVerified");
        assertThat(visit.page()).contains("トークンの状態をご確認ください").doesNotContain("トークンは閉塞しています");
        assertThat(orders()).isEmpty();
    }

    // The mail password

    @Test
    void asks_again_after_a_wrong_mail_password_and_tells_how_many_tries_are_left() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        deliver();

        visit.send(byMail(mailedTo(PHONE).wrongCode()));
        assertThat(transfer)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("mailPasswordOutcome", "WRONG")
                .containsEntry("mailPasswordTriesLeft", 2L)
                .doesNotContainKeys("confirmationPassword", "mailPassword");
        assertThat(visit.page())
                .contains("role=\"alert\"", "href=\"#f-mailPassword\"", "あと2回誤入力されますと")
                .containsOnlyOnce("class=\"field__error\"")
                .doesNotContain("端末の時計がずれている");

        visit.send(byMail(mailed()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
        assertThat(allMailedTo(PHONE)).hasSize(1);
    }

    @Test
    void logs_the_customer_out_at_the_third_wrong_mail_password() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        deliver();
        MailedPassword voided = mailedTo(PHONE);

        for (int entry = 1; entry <= 3; entry++) {
            visit.send(byMail(voided.wrongCode()));
        }

        assertEnded(
                transfer,
                "endEvent_requested",
                "endEvent_mailPasswordWrong",
                "endEvent_mailPasswordWrong",
                "endEvent_voided",
                "endEvent_notVerified");
        assertThat(shown(transfer)).isEqualTo("endEvent_voided");
        assertThat(visit.path()).isEqualTo("/login");
        assertThat(visit.page()).contains("パスワードの誤入力が重なったため、安全を考えてログアウトしました");
        assertThat(Portal.location(visit.get("/"))).isEqualTo("/login");
        assertThat(audit("session")).containsExactly("ENDED");
        assertThat(audit("mailPassword.check")).containsExactly("WRONG", "WRONG", "VOID");
        assertThat(orders()).isEmpty();

        TransferVisit next = new TransferVisit();
        assertThat(next.openAt(transfer).page()).contains("メール通知パスワードの誤入力が重なったため", "お振込は受け付けていません");
        next.enter(order(10_000));
        deliver();
        next.send(byMail(voided.code()));
        assertThat(orders()).as("the one of the ended session is void").isEmpty();
        next.send(byMail(mailed()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @Test
    void counts_nothing_while_the_mail_has_not_gone_out() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));

        visit.send(byMail("662607"));
        assertThat(transfer)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("mailPasswordOutcome", "NOT_VALID")
                .containsEntry("mailPasswordTriesLeft", 3L);
        assertThat(visit.page()).contains("有効なメール通知パスワードがありません", "送信しています");

        deliver();
        visit.send(byMail(mailed()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @Test
    void says_that_a_mail_password_could_not_be_delivered() {
        mailPasswordsInUse();
        MailServer.next(Turn.REFUSE_RECIPIENT_WITH_550);
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));

        deliver();

        assertThat(visit.openAt(transfer).page()).contains("お届けできませんでした", "書面の申込書を印刷");
        assertThat(transfer).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void takes_the_mail_password_of_another_login_session_for_a_wrong_one() {
        mailPasswordsInUse();
        TransferVisit first = new TransferVisit();
        ProcessInstance transfer = first.enter(order(10_000));
        deliver();
        String mailedToFirst = mailed();
        TransferVisit second = new TransferVisit().openAt(transfer);
        deliver();
        assertThat(allMailedTo(PHONE)).hasSize(2);

        second.send(byMail(mailedToFirst));
        assertThat(transfer)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("mailPasswordOutcome", "WRONG");

        first.openAt(transfer).send(byMail(mailedToFirst));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @Test
    void asks_for_a_new_mail_password_where_the_address_was_changed_meanwhile() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        deliver();
        String toOldAddress = mailed();
        Visit change = visitWithPassword();
        change.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed()));
        deliver();
        change.send(confirmation(), newPhonePassword(mailedTo(NEW_PHONE).code()));
        assertThat(addressesInUse()).containsExactly("phone " + NEW_PHONE);

        visit.send(byMail(toOldAddress));
        assertThat(transfer)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("mailPasswordOutcome", "NOT_VALID");
        deliver();

        assertThat(allMailedTo(NEW_PHONE)).hasSize(2);
        visit.send(byMail(mailedTo(NEW_PHONE).code()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    // Another method than the page asked for

    @Test
    void ends_where_mail_passwords_were_stopped_meanwhile() {
        mailPasswordsInUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        deliver();
        String mailed = mailed();
        Visit stop = visitWithPassword();
        stop.send(noPhone(PHONE), noPc(""), mailPassword(mailed()));
        stop.send(confirmation());
        assertThat(addressesInUse()).isEmpty();

        visit.send(byMail(mailed));

        assertEnded(transfer, "endEvent_requested", "endEvent_mailPasswordStopped", "endEvent_notVerified");
        assertThat(shown(transfer)).isEqualTo("endEvent_mailPasswordStopped");
        assertThat(visit.page())
                .contains("お振込を受け付けられませんでした", "href=\"/security/otp\"", "href=\"/security/mail-password\"");
        assertThat(orders()).isEmpty();
    }

    @Test
    void ends_where_the_use_of_a_token_was_started_meanwhile_which_stops_mail_passwords() {
        mailPasswordsInUse();
        Phone phone = tokenSetUp();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        deliver();
        startUse(phone);

        visit.send(byMail(mailed()));

        assertEnded(transfer, "endEvent_requested", "endEvent_mailPasswordStopped", "endEvent_notVerified");
        assertThat(visit.page()).contains("ご本人の確認に使うパスワードが変わりました", "はじめからお手続きください");
        assertThat(orders()).isEmpty();
        assertThat(tokenState()).isEqualTo("IN_USE");

        visit.enter(order(10_000));
        visit.send(byOtp(phone.code()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }

    @Test
    void accepts_nothing_where_a_token_was_locked_meanwhile_though_the_mail_password_is_right() {
        mailPasswordsInUse();
        Phone phone = tokenSetUp();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        deliver();
        lock(phone, USE_START);

        visit.send(byMail(mailed()));

        assertEnded(transfer, "endEvent_requested", "endEvent_verifiedByMailPassword", "endEvent_methodChanged");
        assertThat(shown(transfer)).isEqualTo("endEvent_methodChanged");
        assertThat(visit.page()).contains("トークンが閉塞しています", "<strong>書面でのお手続き</strong>");
        assertThat(audit("transfer.accept")).containsExactly("REFUSED_METHOD_CHANGED");
        assertThat(orders()).isEmpty();
    }

    /** Possible while the page's own time-out, due at the same moment, waits to be carried out. */
    @Test
    void accepts_nothing_by_a_code_of_a_token_that_is_not_in_use_yet() {
        Phone phone = inUse();
        ProcessInstance transfer = new TransferVisit().enter(order(10_000));
        release(phone);
        pass(Duration.ofMinutes(30));
        Phone next = setUp(issued());

        TransferVisit visit = new TransferVisit().openAt(transfer).send(byOtp(next.code()));

        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_methodChanged");
        assertThat(visit.page()).contains("ワンタイムパスワードまたはメール通知パスワードが必要です");
        assertThat(audit("transfer.accept")).containsExactly("REFUSED_METHOD_CHANGED");
        assertThat(orders()).isEmpty();
    }

    @Test
    void ends_before_the_second_page_where_the_token_was_locked_meanwhile() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000_000));
        lock(phone, RELEASE);

        visit.send(order(10_000));

        assertEnded(transfer, "endEvent_noMethod");
        assertThat(shown(transfer)).isEqualTo("endEvent_noMethod");
        assertThat(visit.page()).contains("お手続きは完了していません", "トークンが閉塞しています");
    }

    @Test
    void ends_before_the_second_page_where_the_token_was_released_meanwhile() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        visit.press("back");
        release(phone);

        visit.send(order(10_000));

        assertEnded(transfer, "endEvent_noMethod");
        assertThat(visit.page()).contains("いずれかのご利用を始めてください");
    }

    @Test
    void goes_on_with_the_method_that_the_customer_has_by_the_second_page() {
        mailPasswordsInUse();
        Phone phone = tokenSetUp();
        TransferVisit visit = new TransferVisit();
        ProcessInstance transfer = visit.enter(order(10_000));
        visit.press("back");
        startUse(phone);

        visit.send(order(10_000));

        assertThat(transfer)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("transferMethodUsed", "OTP");
        assertThat(visit.page()).contains("name=\"otp\"").doesNotContain("name=\"mailPassword\"", "再送");
        visit.send(byOtp(phone.code()));
        assertThat(orders()).containsExactly("10000 RECEIVED");
    }
}
