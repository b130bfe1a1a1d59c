package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Every way that {@code paper-application} can go. */
abstract class PaperApplicationContract extends ProcedureContract {

    private static final Map<String, String> MAILS_DO_NOT_ARRIVE = Map.of("paperReason", "e");
    private static final Map<String, String> STOP = Map.of("paperWish", "STOP");

    @Test
    void makes_an_application_with_what_the_customer_asks_for() {
        useMailPassword(true);
        ProcessInstance application = choose(PAPER_APPLICATION);
        assertThat(application).isWaitingAtExactly("userTask_choose").task().isAssignedTo(contractNumber);

        answer(application, null, MAILS_DO_NOT_ARRIVE);
        assertThat(application).isWaitingAtExactly("userTask_input");
        answer(application, null, Map.of("paperWish", "REPLACE", "paperPlace", "PC", "paperAddress", "new@example.jp"));

        assertEnded(application, "endEvent_made");
        assertThat(shown(application)).isEqualTo("endEvent_made");
        assertThat(applications()).containsExactly("e REPLACE PC new@example.jp パスワードメールの不達（メールアドレスの変更）");
        assertThat(audit("paper.application")).containsExactly("MADE");
        assertThat(facts.of(contractNumber))
                .containsEntry("paperApplicationSubject", "パスワードメールの不達（メールアドレスの変更）")
                .containsEntry("paperApplicationValidUntil", "2027-05-02");
    }

    @Test
    void says_what_to_do_where_the_reason_does_not_fit_and_takes_another_one() {
        useMailPassword(true);
        ProcessInstance application = choose(PAPER_APPLICATION);

        answer(application, null, Map.of("paperReason", "b"));
        assertThat(application)
                .isWaitingAtExactly("userTask_choose")
                .variables()
                .hasEntrySatisfying(
                        "refusalReason", reason -> assertThat((String) reason).startsWith("トークンは閉塞していないため"));

        answer(application, null, MAILS_DO_NOT_ARRIVE);
        assertThat(application).isWaitingAtExactly("userTask_input");
        assertThat(applications()).isEmpty();
    }

    @Test
    void goes_back_to_the_reason() {
        useMailPassword(true);
        ProcessInstance application = choose(PAPER_APPLICATION);
        answer(application, null, MAILS_DO_NOT_ARRIVE);

        answer(application, "back", Map.of());

        assertThat(application).isWaitingAtExactly("userTask_choose");
    }

    @Test
    void makes_none_where_the_paper_has_become_needless_meanwhile() {
        useMailPassword(true);
        ProcessInstance application = choose(PAPER_APPLICATION);
        answer(application, null, MAILS_DO_NOT_ARRIVE);
        useMailPassword(false);

        answer(application, null, STOP);

        assertEnded(application, "endEvent_refused");
        assertThat(shown(application)).isEqualTo("endEvent_refused");
        assertThat(applications()).isEmpty();
    }

    @Test
    void makes_none_where_the_same_paper_has_been_received() {
        useMailPassword(true);
        receive("e");
        ProcessInstance application = choose(PAPER_APPLICATION);
        answer(application, null, MAILS_DO_NOT_ARRIVE);

        answer(application, null, STOP);

        assertEnded(application, "endEvent_caseOpen");
        assertThat(applications()).isEmpty();
    }

    @Test
    void makes_no_more_than_twenty_in_a_day() {
        useMailPassword(true);
        for (int made = 0; made < 20; made++) {
            make("a" + made + "@example.jp");
        }

        assertEnded(make("one-more@example.jp"), "endEvent_tooMany");
        assertThat(applications()).hasSize(20);

        pass(Duration.ofDays(1));
        assertEnded(make("one-more@example.jp"), "endEvent_made");
    }

    @Test
    void ends_after_30_minutes_without_a_step() {
        useMailPassword(true);
        ProcessInstance first = choose(PAPER_APPLICATION);
        pass(Duration.ofMinutes(30));
        runDueJobs(first);
        assertEnded(first, "endEvent_timedOut");

        ProcessInstance second = choose(PAPER_APPLICATION);
        answer(second, null, MAILS_DO_NOT_ARRIVE);
        pass(Duration.ofMinutes(30));
        runDueJobs(second);
        assertEnded(second, "endEvent_timedOut");
        assertThat(applications()).isEmpty();
    }

    @Test
    void is_given_up_without_a_trace() {
        ProcessInstance application = choose(PAPER_APPLICATION);

        cancel(application);

        assertEnded(application, "endEvent_cancelled");
        assertThat(applications()).isEmpty();
    }

    private ProcessInstance make(String address) {
        ProcessInstance application = choose(PAPER_APPLICATION);
        answer(application, null, MAILS_DO_NOT_ARRIVE);
        answer(application, null, Map.of("paperWish", "REPLACE", "paperPlace", "MOBILE", "paperAddress", address));
        return application;
    }

    private void useMailPassword(boolean inUse) {
        jdbc.sql("DELETE FROM mail_setting WHERE contract_number = ?")
                .param(contractNumber)
                .update();
        jdbc.sql("""
                        INSERT INTO mail_setting
                            (contract_number, mobile_address, mobile_in_use, pc_in_use, version, changed_at)
                        VALUES (?, 'old@example.jp', ?, FALSE, 1, ?)""").params(contractNumber, inUse, now()).update();
    }

    private void receive(String reason) {
        jdbc.sql("""
                        INSERT INTO paper_case (number, contract_number, open_key, branch_code, reason, subject, channel,
                            received_on, received_by, state, expected_on, process_instance_id, created_at)
                        VALUES (?, ?, ?, '001', ?, '件名', 'COUNTER', DATE '2027-02-01', 'clerk1', 'OPEN',
                            DATE '2027-02-08', 'none', ?)""")
                .params("T" + contractNumber, contractNumber, contractNumber + "-" + reason, reason, now())
                .update();
    }

    private List<String> applications() {
        return jdbc.sql("""
                        SELECT reason, wish, place, mail_address, subject FROM paper_application
                         WHERE contract_number = ? ORDER BY number""")
                .param(contractNumber)
                .query((row, number) -> String.join(
                        " ", row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
