package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** What is typed as a mail password: right, wrong, too often wrong, and in which login session it counts. */
abstract class MailPasswordEntryContract extends MailPasswordContract {

    private static final String LOGGED_OUT = "パスワードの誤入力が重なったため、安全を考えてログアウトしました";

    // Wrong ones

    @Test
    void asks_again_after_a_wrong_one_and_says_how_many_tries_are_left() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        MailedPassword mailed = mailedTo(PHONE);

        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed.wrongCode()));
        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailPasswordOutcome", "WRONG")
                .containsEntry("mailPasswordTriesLeft", 2L)
                .doesNotContainKey("mailPassword");
        assertThat(visit.page())
                .contains("role=\"alert\"", "メール通知パスワードが正しくありません。あと2回誤入力されますと", "value=\"" + NEW_PHONE + "\"")
                .doesNotContain(mailed.wrongCode());

        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed.code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
        assertThat(allMailedTo(PHONE)).hasSize(1);
        assertThat(audit("mailPassword.check")).containsExactly("RIGHT", "WRONG", "RIGHT");
    }

    @Test
    void logs_the_customer_out_at_the_third_wrong_one_and_compares_nothing_after_it() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        ProcessInstance change = visit.instance();
        MailedPassword mailed = mailedTo(PHONE);
        for (int entry = 1; entry <= 2; entry++) {
            visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed.wrongCode()));
        }
        assertThat(visit.page()).contains("あと1回誤入力されますと");

        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed.wrongCode()));

        assertEnded(change, "endEvent_requested", "endEvent_voided");
        assertThat(visit.path()).isEqualTo("/login");
        assertThat(visit.page()).contains(LOGGED_OUT);
        assertThat(Portal.location(visit.get("/"))).isEqualTo("/login");
        assertThat(mailPasswords()).noneMatch(password -> password.startsWith("IN_USE"));
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
        assertThat(notices()).isEmpty();

        HttpResponse<String> late = visit.postAgain();
        assertThat(Portal.location(late)).isEqualTo("/login");
        assertThat(audit("mailPassword.check")).containsExactly("RIGHT", "WRONG", "WRONG", "VOID");
        assertThat(audit("session")).containsExactly("ENDED");
    }

    @Test
    void says_at_the_next_login_why_the_procedure_ended_and_begins_with_three_new_tries() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        ProcessInstance change = visit.instance();
        MailedPassword voided = mailedTo(PHONE);
        for (int entry = 1; entry <= 3; entry++) {
            visit.send(phone(NEW_PHONE), noPc(""), mailPassword(voided.wrongCode()));
        }

        Visit next = new Visit();
        next.openAt(change);
        assertThat(next.page()).contains("誤入力が3回になったため", "いまの設定は変わっていません");
        next.open();
        deliver();

        assertThat(allMailedTo(PHONE)).hasSize(2);
        next.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).wrongCode()));
        assertThat(next.instance()).variables().containsEntry("mailPasswordTriesLeft", 2L);
    }

    @Test
    void asks_again_where_the_password_of_a_new_address_is_wrong() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), pc(PC));
        deliver();

        visit.send(
                confirmation(),
                newPhonePassword(mailedTo(PHONE).code()),
                newPcPassword(mailedTo(PC).wrongCode()));
        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("newMobileMailPasswordOutcome", "RIGHT")
                .containsEntry("newPcMailPasswordOutcome", "WRONG")
                .doesNotContainKeys("confirmationPassword", "newMobileMailPassword", "newPcMailPassword");
        assertThat(visit.page()).containsOnlyOnce("class=\"field__error\"").contains("あと2回誤入力されますと");
        assertThat(addressesInUse()).isEmpty();

        visit.send(
                confirmation(),
                newPhonePassword(mailedTo(PHONE).code()),
                newPcPassword(mailedTo(PC).code()));
        assertThat(addressesInUse()).containsExactly("phone " + PHONE, "pc " + PC);
    }

    @Test
    void counts_wrong_ones_of_both_pages_together() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        ProcessInstance change = visit.instance();
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).wrongCode()));
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));
        deliver();
        visit.send(confirmation(), newPhonePassword(mailedTo(NEW_PHONE).wrongCode()));
        assertThat(visit.page()).contains("あと1回誤入力されますと");

        visit.send(confirmation(), newPhonePassword(mailedTo(NEW_PHONE).wrongCode()));

        assertEnded(change, "endEvent_requested", "endEvent_requestedToNew", "endEvent_newVoided");
        assertThat(visit.path()).isEqualTo("/login");
        assertThat(visit.page()).contains(LOGGED_OUT);
        assertThat(Portal.location(visit.get("/security/mail-password"))).isEqualTo("/login");
        assertThat(mailPasswords()).doesNotContain("IN_USE SENT valid");
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
        assertThat(shown(change)).isEqualTo("endEvent_newVoided");
    }

    // Ones that there is nothing to compare with

    @Test
    void counts_nothing_while_the_mail_has_not_gone_out() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = new Visit();
        visit.open();

        visit.send(phone(NEW_PHONE), noPc(""), mailPassword("482913"));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailPasswordOutcome", "NOT_VALID")
                .containsEntry("mailPasswordTriesLeft", 3L);
        assertThat(visit.page()).contains("まだお使いいただけるメール通知パスワードがありません");
    }

    @Test
    void compares_none_of_two_where_one_has_not_gone_out() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), pc(PC));
        deliverTo(PHONE);

        visit.send(confirmation(), newPhonePassword(mailedTo(PHONE).wrongCode()), newPcPassword("482913"));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("mailPasswordOutcome", "NOT_VALID")
                .containsEntry("newMobileMailPasswordOutcome", null)
                .containsEntry("newPcMailPasswordOutcome", "NOT_VALID")
                .containsEntry("mailPasswordTriesLeft", 3L);
        assertThat(addressesInUse()).isEmpty();
    }

    @Test
    void takes_a_missing_one_at_the_field_before_anything_is_checked() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();

        visit.send(phone(NEW_PHONE), noPc(""), Fields.of("mailPassword", ""));

        assertThat(visit.page()).contains("role=\"alert\"", "value=\"" + NEW_PHONE + "\"");
        assertThat(audit("mailPassword.check")).containsExactly("RIGHT");
    }

    // Its login session

    @Test
    void takes_the_password_of_another_login_session_for_a_wrong_one() {
        mailPasswordsInUse(PHONE, null);
        Visit first = visitWithPassword();
        MailedPassword mailedToFirst = mailedTo(PHONE);
        Visit second = visitWithPassword();
        assertThat(allMailedTo(PHONE)).as("one for each login session").hasSize(2);
        assertThat(second.page()).contains("<strong>" + mailedTo(PHONE).reference());

        second.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedToFirst.code()));
        assertThat(second.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailPasswordTriesLeft", 2L);

        first.reload();
        first.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedToFirst.code()));
        assertThat(first.instance()).isWaitingAtExactly("userTask_confirm");
    }

    @Test
    void is_void_after_the_logout() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        MailedPassword mailed = mailedTo(PHONE);

        visit.logOut();

        assertThat(visit.path()).isEqualTo("/login");
        assertVoid(mailed);
    }

    @Test
    void is_void_after_ten_idle_minutes() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        MailedPassword mailed = mailedTo(PHONE);
        pass(Duration.ofMinutes(10));

        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed.code()));

        assertThat(visit.path()).isEqualTo("/login");
        assertThat(visit.page()).contains("時間切れ");
        assertThat(audit("mailPassword.check")).containsExactly("RIGHT");
        assertVoid(mailed);
    }

    @Test
    void is_void_after_sixty_minutes_however_busy_the_customer_is() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        MailedPassword mailed = mailedTo(PHONE);
        for (int step = 1; step <= 6; step++) {
            pass(Duration.ofMinutes(9));
            visit.get("/");
        }
        pass(Duration.ofMinutes(5));
        assertThat(visit.get("/").statusCode()).isEqualTo(200);
        pass(Duration.ofMinutes(1));

        assertThat(Portal.location(visit.get("/"))).isEqualTo("/login");
        assertVoid(mailed);
    }

    /** In no session, and not in the next one either. */
    private void assertVoid(MailedPassword mailed) {
        assertThat(mailPasswords()).noneMatch(password -> password.startsWith("IN_USE"));
        Visit next = visitWithPassword();
        assertThat(mailedTo(PHONE)).isNotEqualTo(mailed);
        next.send(phone(NEW_PHONE), noPc(""), mailPassword(mailed.code()));
        assertThat(next.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailPasswordOutcome", "WRONG");
    }
}
