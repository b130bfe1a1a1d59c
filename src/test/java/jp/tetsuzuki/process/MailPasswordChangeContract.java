package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code mail-password-change} changes, whom it tells, and every way to leave it without a change. */
abstract class MailPasswordChangeContract extends MailPasswordContract {

    private static final String TO_CUSTOMER = " to " + NOTICE_ADDRESS;

    // Changes

    @Test
    void begins_the_use_with_a_password_from_each_new_address_and_none_from_an_old_one() {
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        assertThat(change).isWaitingAtExactly("userTask_enter").task().isAssignedTo(contractNumber);
        assertThat(visit.page()).doesNotContain("パスワード入力", "name=\"mailPassword\"");
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();

        visit.send(phone(PHONE), pc(PC));
        assertThat(change).isWaitingAtExactly("userTask_confirm").task().isAssignedTo(contractNumber);
        assertThat(visit.page()).contains(PHONE, PC, "送信しています");
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).hasSize(2);
        assertThat(MailServer.received()).isEmpty();

        deliver();
        assertThat(visit.reload())
                .contains(mailedTo(PHONE).reference(), mailedTo(PC).reference(), "送信しました")
                .doesNotContain("送信しています");
        assertThat(addressesInUse()).isEmpty();

        visit.send(
                confirmation(),
                newPhonePassword(mailedTo(PHONE).code()),
                newPcPassword(mailedTo(PC).code()));
        assertThat(shown(change)).isEqualTo("intermediateEvent_changed");
        assertThat(visit.page()).contains("メール通知パスワード利用変更（結果確認）", PHONE, PC);
        assertThat(addressesInUse()).containsExactly("phone " + PHONE, "pc " + PC);
        assertThat(change)
                .variables()
                .doesNotContainKeys("confirmationPassword", "newMobileMailPassword", "newPcMailPassword");

        runDueJobs(change);
        assertEnded(
                change,
                "endEvent_requestedToNew",
                "endEvent_begunTold",
                "endEvent_mobileTold",
                "endEvent_pcTold",
                "endEvent_changed");
        assertThat(notices()).containsExactly(BEGUN_MAIL + TO_CUSTOMER);
        assertThat(MailServer.received())
                .filteredOn(mail -> mail.subject().equals(BEGUN_MAIL))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("手続花子様", "メール通知パスワードの利用開始を受け付けました", "0120-373-883")
                        .doesNotContain(PHONE, PC, "/login"));
        assertThat(audit("mailPassword.change")).containsExactly("BEGUN");
    }

    @Test
    void replaces_an_address_and_tells_the_previous_one() {
        mailPasswordsInUse(PHONE, PC);
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        deliver();
        assertThat(mailedTo(PHONE)).isEqualTo(mailedTo(PC));

        visit.send(phone(NEW_PHONE), pc(PC), mailPassword(mailedTo(PHONE).code()));
        assertThat(change).isWaitingAtExactly("userTask_confirm");
        assertThat(change).variables().doesNotContainKey("mailPassword");
        assertThat(visit.page())
                .contains("name=\"newMobileMailPassword\"")
                .doesNotContain("name=\"newPcMailPassword\"");
        deliver();
        assertThat(mailedTo(NEW_PHONE).code()).isNotEqualTo(mailedTo(PHONE).code());
        assertThat(addressesInUse()).containsExactly("phone " + PHONE, "pc " + PC);

        visit.send(confirmation(), newPhonePassword(mailedTo(NEW_PHONE).code()));
        runDueJobs(change);
        assertEnded(
                change,
                "endEvent_requested",
                "endEvent_requestedToNew",
                "endEvent_changedTold",
                "endEvent_mobileTold",
                "endEvent_pcTold",
                "endEvent_changed");
        assertThat(addressesInUse()).containsExactly("phone " + NEW_PHONE, "pc " + PC);
        assertThat(notices()).containsExactlyInAnyOrder(CHANGED_MAIL + TO_CUSTOMER, REMOVED_MAIL + " to " + PHONE);
        assertThat(audit("mailPassword.change")).containsExactly("BEGUN", "CHANGED");
    }

    @Test
    void replaces_both_addresses_with_a_password_from_each_new_one() {
        mailPasswordsInUse(PHONE, PC);
        Visit visit = visitWithPassword();
        visit.send(phone(NEW_PHONE), pc(NEW_PC), mailPassword(mailedTo(PHONE).code()));
        deliver();

        visit.send(
                confirmation(),
                newPhonePassword(mailedTo(NEW_PHONE).code()),
                newPcPassword(mailedTo(NEW_PC).code()));

        runDueJobs(visit.instance());
        assertThat(addressesInUse()).containsExactly("phone " + NEW_PHONE, "pc " + NEW_PC);
        assertThat(notices())
                .containsExactlyInAnyOrder(
                        CHANGED_MAIL + TO_CUSTOMER, REMOVED_MAIL + " to " + PHONE, REMOVED_MAIL + " to " + PC);
    }

    @Test
    void does_not_take_the_password_of_one_new_address_for_the_other() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), pc(PC));
        deliver();

        visit.send(
                confirmation(),
                newPhonePassword(mailedTo(PC).code()),
                newPcPassword(mailedTo(PHONE).code()));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("newMobileMailPasswordOutcome", "WRONG")
                .containsEntry("newPcMailPasswordOutcome", "WRONG")
                .containsEntry("mailPasswordTriesLeft", 2L);
        assertThat(addressesInUse()).isEmpty();
    }

    @Test
    void leaves_one_place_and_takes_its_known_address_for_a_new_one_afterwards() {
        mailPasswordsInUse(PHONE, PC);
        Visit visit = visitWithPassword();
        visit.send(phone(PHONE), noPc(PC), mailPassword(mailedTo(PHONE).code()));
        assertThat(visit.page()).doesNotContain("name=\"newPcMailPassword\"");
        visit.send(confirmation());
        runDueJobs(visit.instance());
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
        assertThat(facts.of(contractNumber)).containsEntry("pcMailAddress", PC);
        assertThat(notices()).containsExactlyInAnyOrder(CHANGED_MAIL + TO_CUSTOMER, REMOVED_MAIL + " to " + PC);
        MailServer.next();

        Visit next = visitWithPassword();
        assertThat(allMailedTo(PC)).isEmpty();
        next.send(phone(PHONE), pc(PC), mailPassword(mailedTo(PHONE).code()));
        assertThat(next.page()).contains("name=\"newPcMailPassword\"");
        deliver();
        next.send(confirmation(), newPcPassword(mailedTo(PC).code()));
        runDueJobs(next.instance());

        assertThat(addressesInUse()).containsExactly("phone " + PHONE, "pc " + PC);
        assertThat(notices()).containsExactly(CHANGED_MAIL + TO_CUSTOMER);
    }

    @Test
    void ends_the_use_and_voids_the_password_it_was_ended_with() {
        mailPasswordsInUse(PHONE, PC);
        Visit visit = visitWithPassword();
        visit.send(noPhone(PHONE), noPc(PC), mailPassword(mailedTo(PHONE).code()));
        visit.send(confirmation());

        assertThat(visit.page()).contains("利用を中止しました");
        assertThat(addressesInUse()).isEmpty();
        assertThat(mailPasswords()).noneMatch(password -> password.startsWith("IN_USE"));
        runDueJobs(visit.instance());
        assertThat(notices())
                .containsExactlyInAnyOrder(
                        STOPPED_MAIL + TO_CUSTOMER, REMOVED_MAIL + " to " + PHONE, REMOVED_MAIL + " to " + PC);
        assertThat(audit("mailPassword.change")).containsExactly("BEGUN", "STOPPED");
    }

    @Test
    void moves_an_address_to_the_other_place_without_telling_it_that_it_gets_no_more_mails() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        visit.send(noPhone(PHONE), pc(PHONE), mailPassword(mailedTo(PHONE).code()));
        deliver();
        visit.send(confirmation(), newPcPassword(mailedTo(PHONE).code()));

        runDueJobs(visit.instance());

        assertThat(addressesInUse()).containsExactly("pc " + PHONE);
        assertThat(notices()).containsExactly(CHANGED_MAIL + TO_CUSTOMER);
    }

    @Test
    void keeps_another_address_for_later_without_calling_that_the_end_of_the_use() {
        Visit visit = new Visit();
        visit.open();
        visit.send(noPhone(PHONE), noPc(""));

        visit.send(confirmation());

        assertThat(visit.page()).doesNotContain("中止しました");
        runDueJobs(visit.instance());
        assertThat(addressesInUse()).isEmpty();
        assertThat(notices()).containsExactly(CHANGED_MAIL + TO_CUSTOMER);
    }

    // What is no change

    @Test
    void asks_again_where_nothing_is_changed_and_compares_no_password() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();

        visit.send(phone(PHONE), noPc(""), mailPassword(mailedTo(PHONE).wrongCode()));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailSettingsOutcome", "UNCHANGED");
        assertThat(visit.page()).contains("いまの設定から変更がありません", "role=\"alert\"");
        assertThat(audit("mailPassword.check")).containsExactly("RIGHT");
        assertThat(notices()).isEmpty();
    }

    @Test
    void asks_again_where_both_places_have_the_same_address() {
        Visit visit = new Visit();
        visit.open();

        visit.send(phone(PHONE), pc(PHONE.toUpperCase(Locale.ROOT)));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailSettingsOutcome", "SAME_ADDRESS");
        assertThat(visit.page()).contains("別のメールアドレスを入力してください");
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USE, '', STOP, '', MOBILE_MISSING, 携帯電話メールアドレスを入力してください",
        "STOP, '', USE, '', PC_MISSING, パソコンメールアドレスを入力してください",
        "USE, denwa@example.jp, USE, '', PC_MISSING, パソコンメールアドレスを入力してください"
    })
    void asks_again_where_a_place_in_use_has_no_address(
            String phoneUse, String phone, String pcUse, String pc, String outcome, String words) {
        Visit visit = new Visit();
        visit.open();

        visit.send(Fields.of("mobileUse", phoneUse, "mobileAddress", phone, "pcUse", pcUse, "pcAddress", pc));

        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_enter")
                .variables()
                .containsEntry("mailSettingsOutcome", outcome);
        assertThat(visit.page()).contains(words);
        assertThat(instances(MAIL_PASSWORD_DISPATCH)).isEmpty();
    }

    // The confirmation password

    @Test
    void asks_again_after_a_wrong_confirmation_password_and_compares_no_mail_password() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), noPc(""));
        deliver();

        visit.send(
                confirmation(WRONG_PASSWORD), newPhonePassword(mailedTo(PHONE).wrongCode()));
        assertThat(visit.instance())
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("confirmationOutcome", "WRONG")
                .containsEntry("confirmationTriesLeft", 4L);
        assertThat(visit.page()).contains("確認用パスワードが正しくありません").doesNotContain("メール通知パスワードが正しくありません");
        assertThat(audit("mailPassword.check")).isEmpty();

        visit.send(confirmation(), newPhonePassword(mailedTo(PHONE).code()));
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
    }

    @Test
    void ends_when_the_confirmation_password_is_suspended() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        ProcessInstance change = visit.instance();
        visit.send(noPhone(PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));

        for (int entry = 1; entry <= 5; entry++) {
            visit.send(confirmation(WRONG_PASSWORD));
        }

        assertEnded(change, "endEvent_requested", "endEvent_suspended");
        assertThat(shown(change)).isEqualTo("endEvent_suspended");
        assertThat(visit.page()).contains("10:30", "いまの設定は変わっていません");
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
        assertThat(visit.get("/procedures/" + MAIL_PASSWORD_CHANGE).body()).contains("10:30まで停止しています");
    }

    // Ways out

    @Test
    void goes_back_to_the_first_page_with_what_was_entered_there() {
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        visit.send(phone(PHONE), noPc(""));

        visit.press("back");
        assertThat(change).isWaitingAtExactly("userTask_enter");
        assertThat(visit.page()).contains("value=\"" + PHONE + "\"").doesNotContain("role=\"alert\"");

        visit.send(phone(NEW_PHONE), noPc(""));
        deliver();
        assertThat(allMailedTo(PHONE)).isEmpty();
        visit.send(confirmation(), newPhonePassword(mailedTo(NEW_PHONE).code()));
        assertThat(addressesInUse()).containsExactly("phone " + NEW_PHONE);
    }

    @Test
    void asks_for_the_mail_password_of_the_addresses_in_use_again_after_going_back() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));
        visit.press("back");

        visit.send(phone(NEW_PC), noPc(""), mailPassword(mailedTo(PHONE).wrongCode()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_enter");

        visit.send(phone(NEW_PC), noPc(""), mailPassword(mailedTo(PHONE).code()));
        assertThat(visit.instance()).isWaitingAtExactly("userTask_confirm");
        assertThat(allMailedTo(PHONE))
                .as("one password serves as often as it is asked for")
                .hasSize(1);
    }

    @Test
    void can_be_cancelled_on_the_first_page() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        ProcessInstance change = visit.instance();

        visit.press("cancel");

        assertEnded(change, "endEvent_requested", "endEvent_cancelled");
        assertThat(shown(change)).isEqualTo("endEvent_cancelled");
        assertThat(visit.page()).contains("いまの設定は変わっていません");
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
    }

    @Test
    void can_be_cancelled_on_the_second_page() {
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        visit.send(phone(PHONE), noPc(""));

        visit.press("cancel");

        assertEnded(change, "endEvent_requestedToNew", "endEvent_cancelled");
        assertThat(addressesInUse()).isEmpty();
        assertThat(notices()).isEmpty();
    }

    @Test
    void is_given_up_after_30_minutes_on_the_first_page_however_often_it_is_looked_at() {
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        for (int look = 1; look <= 5; look++) {
            pass(Duration.ofMinutes(5));
            visit.reload();
        }
        pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(dueJobs(change)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(change);

        assertEnded(change, "endEvent_enterTimedOut");
        assertThat(shown(change)).isEqualTo("endEvent_enterTimedOut");
        assertThat(visit.reload()).contains("一定の時間お手続きが進まなかったため");
    }

    @Test
    void is_given_up_after_30_minutes_on_the_second_page() {
        Visit visit = new Visit();
        ProcessInstance change = visit.open();
        pass(Duration.ofMinutes(9));
        visit.send(phone(PHONE), noPc(""));
        pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(dueJobs(change)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(change);

        assertEnded(change, "endEvent_requestedToNew", "endEvent_confirmTimedOut");
        assertThat(shown(change)).isEqualTo("endEvent_confirmTimedOut");
        assertThat(addressesInUse()).isEmpty();
    }

    // Refusals

    @Test
    void is_refused_by_the_decision_where_a_token_is_in_use() {
        inUse();

        ProcessInstance change = choose(MAIL_PASSWORD_CHANGE);

        assertEnded(change, "endEvent_refused");
        assertThat(shown(change)).isEqualTo("endEvent_refused");
    }

    @Test
    void ends_where_the_setting_was_changed_elsewhere_meanwhile() {
        ProcessInstance change = choose(MAIL_PASSWORD_CHANGE);
        Visit visit = new Visit();
        visit.openAt(change);
        visit.send(phone(PHONE), noPc(""));
        deliver();
        Visit other = new Visit();
        other.openAt(choose(MAIL_PASSWORD_CHANGE));
        other.send(noPhone(""), pc(PC));
        deliver();
        other.send(confirmation(), newPcPassword(mailedTo(PC).code()));

        visit.send(confirmation(), newPhonePassword(mailedTo(PHONE).code()));

        assertEnded(change, "endEvent_requestedToNew", "endEvent_changedMeanwhile");
        assertThat(shown(change)).isEqualTo("endEvent_changedMeanwhile");
        assertThat(addressesInUse()).containsExactly("pc " + PC);
        assertThat(audit("mailPassword.change")).containsExactly("BEGUN", "REFUSED_OTHER_SESSION");
    }

    @Test
    void is_not_finished_in_another_login_session_than_the_one_that_entered_the_mail_password() {
        mailPasswordsInUse(PHONE, null);
        Visit visit = visitWithPassword();
        ProcessInstance change = visit.instance();
        visit.send(phone(NEW_PHONE), noPc(""), mailPassword(mailedTo(PHONE).code()));

        Visit other = new Visit();
        other.open();
        assertThat(other.instance().getId()).isEqualTo(change.getId());
        deliver();
        other.send(confirmation(), newPhonePassword(mailedTo(NEW_PHONE).code()));

        assertEnded(
                change,
                "endEvent_requested",
                "endEvent_requestedToNew",
                "endEvent_requestedToNew",
                "endEvent_changedMeanwhile");
        assertThat(audit("mailPassword.change")).containsExactly("BEGUN", "REFUSED_OTHER_SESSION");
        assertThat(other.page()).contains("ログイン", "今回の変更は行っていません");
        assertThat(addressesInUse()).containsExactly("phone " + PHONE);
        assertThat(notices()).isEmpty();
    }
}
