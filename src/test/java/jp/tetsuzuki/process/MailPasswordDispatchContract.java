package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.List;
import jp.tetsuzuki.mail.ScriptedSmtpServer.Turn;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When {@code mail-password-dispatch} sends a mail password, and what the pages tell meanwhile. */
abstract class MailPasswordDispatchContract extends MailPasswordContract {

    private static final String SEND_STEP = "serviceTask_sendMailPassword";
    private static final String SENDING = "送信しています";
    private static final String SENT = "送信しました";

    // Opening the page

    @Test
    void opening_the_page_sends_one_to_every_address_in_use_and_the_page_tells_which() {
        mailPasswordsInUse(PHONE, PC);
        Visit visit = new Visit();
        ProcessInstance change = visit.open();

        assertThat(change).isWaitingAtExactly("userTask_enter").hasPassed("endEvent_requested");
        assertThat(visit.page()).contains(SENDING, "2027年2月1日 10:00受付");
        ProcessInstance dispatch = onlyDispatch();
        assertThat(dispatch).isWaitingAtExactly(SEND_STEP);
        assertThat(MailServer.received()).isEmpty();

        pass(Duration.ofSeconds(61));
        runDueJobs(dispatch);
        assertEnded(dispatch, "endEvent_sent");
        assertThat(mailedTo(PHONE)).isEqualTo(mailedTo(PC));
        assertThat(MailServer.received()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo(PASSWORD_MAIL);
            assertThat(mail.from()).endsWith("@oita-kenshin.co.jp");
            assertThat(mail.text()).contains("手続花子様", "発行日時：2027年2月1日 10:01").doesNotContain("/login");
        });
        assertThat(visit.reload())
                .contains("<strong>" + mailedTo(PHONE).reference() + "</strong>", SENT, "2027年2月1日 10:01")
                .doesNotContain(SENDING)
                .doesNotContain(mailedTo(PHONE).code());
        assertThat(mailPasswords()).contains("IN_USE SENT valid");
    }

    @Test
    void opening_the_page_again_sends_nothing_while_one_is_under_way_or_valid() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        visit.reload();
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).hasSize(1);
        deliver();
        pass(Duration.ofMinutes(5));

        visit.reload();
        visit.press("cancel");
        ProcessInstance next = visit.open();
        assertThat(next.getId()).isNotEqualTo(change.getId());

        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
        assertThat(allMailedTo(PHONE)).hasSize(1);
        assertThat(visit.page()).contains(mailedTo(PHONE).reference(), SENT);
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));
        assertThat(next).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void opening_the_page_sends_nothing_where_no_address_is_in_use() {
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        visit.reload();

        assertThat(change).isWaitingAtExactly("userTask_enter").hasNotPassed("boundaryEvent_mailPasswordMissing");
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
        assertThat(mailPasswords()).isEmpty();
    }

    @Test
    void opening_the_second_page_again_sends_nothing_either() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), noPc(""));
        deliver();

        visit.reload();
        visit.press("back");
        visit.send(phone(PHONE), noPc(""));

        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
        assertThat(allMailedTo(PHONE)).hasSize(1);
    }

    // Asking for it again

    @Test
    void is_sent_again_60_seconds_later_with_another_number_and_only_the_newest_is_right() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        MailedPassword first = mailedTo(PHONE);
        pass(Duration.ofSeconds(60).minusMillis(1));
        visit.press("resend", phone(NEW_PHONE), noPc(""));
        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailPasswordRequestOutcome", "TOO_SOON");
        assertThat(visit.page()).contains("続けて再送することはできません");
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();

        pass(Duration.ofMillis(1));
        visit.press("resend", phone(NEW_PHONE), noPc(""));
        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailPasswordRequestOutcome", "REQUESTED");
        assertThat(visit.page())
                .contains("再送を受け付けました", SENDING, "<strong>" + first.reference() + "</strong>")
                .doesNotContain("続けて再送することはできません");

        deliver();
        MailedPassword second = mailedTo(PHONE);
        assertThat(second.reference()).isNotEqualTo(first.reference());
        assertThat(visit.reload())
                .contains("<strong>" + second.reference() + "</strong>")
                .doesNotContain("<strong>" + first.reference() + "</strong>", "再送を受け付けました");
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(first.code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_enter");
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(second.code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void the_earlier_one_stays_valid_until_the_newer_one_has_gone_out() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        pass(Duration.ofSeconds(60));
        visit.press("resend", phone(NEW_PHONE), noPc(""));

        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));

        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void is_sent_again_five_times_in_a_login_session() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        for (int resend = 1; resend <= 5; resend++) {
            pass(Duration.ofSeconds(60));
            visit.press("resend", phone(PHONE), noPc(""));
            assertThat(visit.instance()).variables().containsEntry("mailPasswordRequestOutcome", "REQUESTED");
            deliver();
        }
        pass(Duration.ofSeconds(60));

        visit.press("resend", phone(PHONE), noPc(""));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailPasswordRequestOutcome", "TOO_MANY");
        assertThat(visit.page()).contains("再送できる回数を超えました");
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
        assertThat(allMailedTo(PHONE)).hasSize(6);
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void asking_again_keeps_what_was_typed_but_no_password_and_takes_errors_off_the_page() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).wrongCode()));
        assertThat(visit.page()).contains("メール通知パスワードが正しくありません");

        visit.press("resend", noPhone(PHONE), pc(NEW_PC), mailPassword("748201"));

        assertThat(visit.instance())
                .variables()
                .containsEntry("mobileUse", "STOP")
                .containsEntry("mobileAddress", PHONE)
                .containsEntry("pcUse", "USE")
                .containsEntry("pcAddress", NEW_PC)
                .doesNotContainKey("mailPassword");
        assertThat(visit.page())
                .contains("value=\"" + NEW_PC + "\"")
                .doesNotContain("メール通知パスワードが正しくありません", "748201", "role=\"alert\"");
        assertThat(audit("mailPassword.check")).containsExactly("RIGHT", "WRONG");
    }

    @Test
    void the_second_page_sends_both_new_addresses_another_one() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), pc(PC));
        deliver();
        MailedPassword firstOfPhone = mailedTo(PHONE);
        pass(Duration.ofSeconds(60));

        visit.press("resend", newPhonePassword(firstOfPhone.code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
        assertThat(visit.page()).contains("再送を受け付けました", SENDING);
        deliver();

        assertThat(allMailedTo(PHONE)).hasSize(2);
        assertThat(allMailedTo(PC)).hasSize(2);
        visit.send(
                confirmation(),
                newPhonePassword(firstOfPhone.code()),
                newPcPassword(mailedTo(PC).code()));
        assertThat(visit.instance()).variables().containsEntry("newMobileMailPasswordOutcome", "WRONG");
        visit.send(
                confirmation(),
                newPhonePassword(mailedTo(PHONE).code()),
                newPcPassword(mailedTo(PC).code()));
        assertThat(addressesInUse()).containsExactly("phone " + PHONE, "pc " + PC);
    }

    @Test
    void a_newer_request_overtakes_one_that_has_not_gone_out() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = new Visit();
        visit.open();
        ProcessInstance overtaken = onlyDispatch();
        pass(Duration.ofSeconds(60));
        visit.press("resend", phone(PHONE), noPc(""));
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).hasSize(2);

        runDueJobs(overtaken);
        assertEnded(overtaken, "endEvent_overtaken");
        assertThat(MailServer.received()).isEmpty();

        ProcessInstance newer = onlyDispatch();
        runDueJobs(newer);
        assertEnded(newer, "endEvent_sent");
        assertThat(allMailedTo(PHONE)).hasSize(1);
    }

    @Test
    void the_page_does_not_speak_of_a_mail_to_an_address_that_was_typed_before() {
        Visit visit = new Visit();
        visit.open();
        for (int typed = 1; typed <= 6; typed++) {
            visit.send(phone("denwa" + typed + "@example.jp"), noPc(""));
            deliver();
            visit.press("back");
        }

        visit.send(phone(PHONE), noPc(""));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("mailPasswordRequestOutcome", "TOO_MANY");
        assertThat(visit.page()).contains("再送できる回数を超えました").doesNotContain(SENT);
        visit.send(
                confirmation(), newPhonePassword(mailedTo("denwa6@example.jp").code()));
        assertThat(visit.instance()).variables().containsEntry("newMobileMailPasswordOutcome", "NOT_VALID");
        assertThat(addressesInUse()).isEmpty();
    }

    // The end of the login session

    @Test
    void nothing_is_sent_any_more_after_the_logout() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = new Visit();
        visit.open();
        ProcessInstance dispatch = onlyDispatch();

        visit.logOut();
        runDueJobs(dispatch);

        assertEnded(dispatch, "endEvent_overtaken");
        assertThat(MailServer.received()).isEmpty();
    }

    // The mail server

    @ParameterizedTest
    @EnumSource(names = {"GREET_WITH_421", "NEVER_GREET", "REFUSE_RECIPIENT_WITH_451", "REFUSE_TEXT_WITH_554"})
    void is_sent_once_the_server_is_back_and_the_page_says_so_meanwhile(Turn failure) {
        mailPasswordsInUse(PHONE, null);
        Visit visit = new Visit();
        visit.open();
        ProcessInstance dispatch = onlyDispatch();
        MailServer.next(failure);

        fail(dispatch);
        Job waiting = jobAt(dispatch, SEND_STEP);
        assertThat(waiting.getDuedate()).isEqualTo(in(Duration.ofSeconds(5)));
        assertThat(visit.reload()).contains(SENDING).doesNotContain(SENT);
        assertThat(mailPasswords()).doesNotContain("IN_USE SENT valid");

        MailServer.next();
        pass(Duration.ofSeconds(5));
        runDueJobs(dispatch);
        assertEnded(dispatch, "endEvent_sent");
        assertThat(visit.reload())
                .contains("<strong>" + mailedTo(PHONE).reference() + "</strong>", SENT)
                .doesNotContain(SENDING);
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_AFTER_THE_FINAL_DOT", "NEVER_ANSWER_THE_FINAL_DOT"})
    void a_mail_of_unclear_fate_is_followed_by_one_with_another_number_that_alone_is_valid(Turn failure) {
        mailPasswordsInUse(PHONE, null);
        Visit visit = new Visit();
        visit.open();
        ProcessInstance dispatch = onlyDispatch();
        MailServer.next(failure);
        fail(dispatch);
        MailedPassword unclear = mailedTo(PHONE);
        String unclearMessageId = MailServer.received().get(0).messageId();

        MailServer.next();
        pass(Duration.ofSeconds(5));
        runDueJobs(dispatch);

        MailedPassword valid = mailedTo(PHONE);
        assertThat(valid.reference()).isNotEqualTo(unclear.reference());
        assertThat(MailServer.received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.messageId()).isNotEqualTo(unclearMessageId));
        assertThat(visit.reload())
                .contains("<strong>" + valid.reference() + "</strong>")
                .doesNotContain("<strong>" + unclear.reference() + "</strong>");
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(unclear.code()));
        assertThat(visit.instance()).variables().containsEntry("mailPasswordOutcome", "WRONG");
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(valid.code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void an_address_that_the_server_refuses_for_good_is_told_and_the_setting_stays() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        MailedPassword mailed = mailedTo(PHONE);
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed.code()));
        ProcessInstance dispatch = onlyDispatch();
        MailServer.next(Turn.REFUSE_RECIPIENT_WITH_550);

        runDueJobs(dispatch);

        assertEnded(dispatch, "endEvent_undeliverable");
        assertThat(visit.reload()).contains("お届けできませんでした", "いまの設定は変わりません").doesNotContain(SENDING, SENT);
        visit.send(confirmation(), newPhonePassword("482913"));
        assertThat(visit.instance()).variables().containsEntry("mailPasswordOutcome", "NOT_VALID");
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);

        visit.press("back");
        visit.send(phone(NEW_PC), noPc(""), mailPassword(mailed.code()));
        assertThat(visit.page()).doesNotContain("お届けできませんでした");
        deliver();
        visit.send(confirmation(), newPhonePassword(mailedTo(NEW_PC).code()));
        assertThat(addressesInUse()).containsExactly("phone " + NEW_PC);
    }

    @Test
    void one_of_two_addresses_that_takes_it_is_enough() {
        mailPasswordsInUse(PHONE, PC);
        Visit visit = new Visit();
        visit.open();
        ProcessInstance dispatch = onlyDispatch();
        MailServer.next(Turn.REFUSE_RECIPIENT_WITH_550);

        runDueJobs(dispatch);

        assertEnded(dispatch, "endEvent_sent");
        assertThat(allMailedTo(PHONE)).isEmpty();
        visit.reload();
        visit.send(phone(NEW_PHONE), pc(PC), mailPassword(mailedTo(PC).code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
    }

    private ProcessInstance onlyDispatch() {
        List<ProcessInstance> dispatches = instances(MAIL_PASSWORD_DISPATCH);
        assertThat(dispatches).hasSize(1);
        return dispatches.get(0);
    }

    private void fail(ProcessInstance dispatch) {
        String job = jobAt(dispatch, SEND_STEP).getId();
        assertThatThrownBy(() -> management.executeJob(job)).message().doesNotContain(PHONE);
    }
}
