package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.List;
import jp.tetsuzuki.transfer.ScriptedCoreBanking.Line;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How {@code adhoc-transfer} hands an accepted order over to core banking, and what the customer is told of it. */
abstract class TransferSettlementContract extends TransferContract {

    private static final String HAND_OVER = "serviceTask_handOver";
    private static final String ASK = "serviceTask_askResult";
    private static final String NO_SUCH_ACCOUNT = "0000000";

    private static final List<Duration> PAUSES = MailFailureContract.PAUSES;

    @Autowired
    private PlatformTransactionManager transactions;

    // What becomes of an order

    @Test
    void tells_from_reception_to_completion_where_the_order_stands() {
        ProcessInstance transfer = accepted(inUse(), order(10_000));
        String number = number(transfer);
        assertThat(recent()).contains(List.of("2027年2月1日 10:02", number, "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "10,000円", "受付", ""));

        runDueJobs(transfer);
        assertThat(transfer).isWaitingAt("intermediateEvent_resultDue");
        assertThat(orders()).containsExactly("10000 SENT");
        assertThat(recent()).contains(List.of("2027年2月1日 10:02", number, "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "10,000円", "送信済", ""));
        pass(Duration.ofMinutes(1).minusMillis(1));
        assertThat(dueJobs(transfer)).isEmpty();

        pass(Duration.ofMillis(1));
        runDueJobs(transfer);
        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_completed", "endEvent_settled");
        assertThat(orders()).containsExactly("10000 COMPLETED");
        assertThat(recent()).contains(List.of("2027年2月1日 10:02", number, "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ", "10,000円", "完了", ""));
        assertThat(postings()).containsExactly(number);
        assertThat(audit("transfer.send")).containsExactly("DONE");
        assertThat(audit("transfer.complete")).containsExactly("DONE");
    }

    @Test
    void asks_once_a_minute_until_there_is_a_result() {
        ProcessInstance transfer = accepted(inUse(), order(10_000));
        line.becomes(Line.BUSY);
        runDueJobs(transfer);
        for (int asking = 1; asking <= 3; asking++) {
            pass(Duration.ofMinutes(1));
            runDueJobs(transfer);
            assertThat(transfer)
                    .isWaitingAt("intermediateEvent_resultDue")
                    .variables()
                    .containsEntry("transferResult", "PENDING");
            assertThat(orders()).containsExactly("10000 SENT");
        }

        line.becomes(Line.SOUND);
        pass(Duration.ofMinutes(1));
        runDueJobs(transfer);

        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_completed", "endEvent_settled");
        assertThat(orders()).containsExactly("10000 COMPLETED");
    }

    @Test
    void tells_why_an_order_could_not_be_carried_out_and_gives_the_limit_back() {
        Phone phone = inUse();
        ProcessInstance transfer = accepted(phone, with(order(1_000_000), "payeeAccountNumber", NO_SUCH_ACCOUNT));
        assertThat(new TransferVisit().open().page()).contains("あと<strong>0円</strong>");

        settle(transfer);

        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_failed", "endEvent_settled");
        assertThat(orders()).containsExactly("1000000 FAILED 該当口座がありません");
        assertThat(audit("transfer.fail")).containsExactly("DONE");
        assertThat(recent())
                .singleElement()
                .satisfies(row -> assertThat(row).endsWith("1,000,000円", "不能", "該当口座がありません"));
        assertThat(new TransferVisit().open().page()).contains("あと<strong>1,000,000円</strong>", "本日のお振込：0円");
        accepted(phone, order(1_000_000));
        assertThat(orders()).containsExactly("1000000 FAILED 該当口座がありません", "1000000 RECEIVED");
    }

    @Test
    void shows_the_ten_newest_orders_also_where_transfers_are_closed() {
        Phone phone = inUse();
        TransferVisit visit = new TransferVisit();
        for (int order = 1; order <= 11; order++) {
            visit.enter(order(order));
            visit.send(byOtp(phone.code()));
            pass(Duration.ofMinutes(1));
        }
        assertThat(recent())
                .extracting(row -> row.get(3))
                .startsWith("11円", "10円")
                .endsWith("2円")
                .hasSize(10);

        lock(phone, RELEASE);

        assertThat(visit.open().page()).contains("トークンが閉塞しており");
        assertThat(recent()).hasSize(10);
    }

    // Core banking out of reach

    @Test
    void tries_again_while_core_banking_is_unreachable_and_the_customer_waits_for_nothing() {
        Phone phone = inUse();
        line.becomes(Line.DEAD);
        ProcessInstance transfer = accepted(phone, order(10_000));
        assertThat(orders()).containsExactly("10000 RECEIVED");
        for (int attempt = 0; attempt < 3; attempt++) {
            fail(transfer, HAND_OVER);
            Job waiting = jobAt(transfer, HAND_OVER);
            assertThat(waiting.getRetries()).isEqualTo(PAUSES.size() - attempt);
            assertThat(waiting.getDuedate()).isEqualTo(in(PAUSES.get(attempt)));
            assertThat(dueJobs(transfer)).isEmpty();
            pass(PAUSES.get(attempt));
        }
        assertThat(postings()).isEmpty();

        line.becomes(Line.SOUND);
        settle(transfer);

        assertThat(orders()).containsExactly("10000 COMPLETED");
        assertThat(postings()).hasSize(1);
        assertThat(incidents(transfer)).isZero();
    }

    @Test
    void an_incident_stands_after_the_last_attempt_and_an_operator_lets_the_order_go_on() {
        Phone phone = inUse();
        line.becomes(Line.DEAD);
        ProcessInstance transfer = accepted(phone, order(10_000));
        for (Duration pause : PAUSES) {
            fail(transfer, HAND_OVER);
            assertThat(jobAt(transfer, HAND_OVER).getDuedate()).isEqualTo(in(pause));
            pass(pause);
        }
        assertThat(incidents(transfer)).isZero();
        fail(transfer, HAND_OVER);

        assertThat(incidents(transfer)).isEqualTo(1);
        assertThat(jobAt(transfer, HAND_OVER).getRetries()).isZero();
        assertThat(orders()).containsExactly("10000 RECEIVED");
        assertThat(recent()).singleElement().satisfies(row -> assertThat(row).endsWith("受付", ""));

        line.becomes(Line.SOUND);
        management.setJobRetries(jobAt(transfer, HAND_OVER).getId(), 1);
        assertThat(incidents(transfer)).isZero();
        management.executeJob(jobAt(transfer, HAND_OVER).getId());
        pass(Duration.ofMinutes(1));
        runDueJobs(transfer);
        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_completed", "endEvent_settled");
        assertThat(postings()).hasSize(1);
    }

    @Test
    void asks_for_the_result_again_while_core_banking_does_not_answer() {
        Phone phone = inUse();
        ProcessInstance transfer = accepted(phone, order(10_000));
        runDueJobs(transfer);
        line.becomes(Line.DEAD);
        pass(Duration.ofMinutes(1));
        management.executeJob(jobAt(transfer, "intermediateEvent_resultDue").getId());

        fail(transfer, ASK);
        assertThat(jobAt(transfer, ASK).getDuedate()).isEqualTo(in(PAUSES.get(0)));
        assertThat(orders()).containsExactly("10000 SENT");

        line.becomes(Line.SOUND);
        pass(PAUSES.get(0));
        runDueJobs(transfer);
        assertThat(orders()).containsExactly("10000 COMPLETED");
    }

    // Handed over once

    @Test
    void posts_an_order_once_where_the_answer_to_the_posting_was_lost() {
        Phone phone = inUse();
        line.becomes(Line.MUTE);
        ProcessInstance transfer = accepted(phone, order(10_000));
        fail(transfer, HAND_OVER);
        assertThat(orders()).containsExactly("10000 RECEIVED");
        assertThat(postings()).hasSize(1);

        line.becomes(Line.SOUND);
        pass(PAUSES.get(0));
        settle(transfer);

        assertThat(orders()).containsExactly("10000 COMPLETED");
        assertThat(postings()).hasSize(1);
        assertThat(audit("transfer.send")).containsExactly("DONE");
    }

    /** What is posted stays; what the step has noted of it does not. */
    @Test
    void posts_an_order_once_where_the_step_was_rolled_back_after_the_posting() {
        ProcessInstance transfer = accepted(inUse(), order(10_000));
        String step = jobAt(transfer, HAND_OVER).getId();
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            management.executeJob(step);
            open.setRollbackOnly();
        });
        assertThat(transfer).isWaitingAt(HAND_OVER);
        assertThat(orders()).containsExactly("10000 RECEIVED");
        assertThat(postings()).hasSize(1);
        assertThat(audit("transfer.send")).isEmpty();

        settle(transfer);

        assertEnded(transfer, "endEvent_verifiedByOtp", "endEvent_completed", "endEvent_settled");
        assertThat(orders()).containsExactly("10000 COMPLETED");
        assertThat(postings()).hasSize(1);
        assertThat(audit("transfer.send")).containsExactly("DONE");
    }

    @Test
    void notes_a_result_once_where_the_step_was_rolled_back_after_noting_it() {
        ProcessInstance transfer = accepted(inUse(), order(10_000));
        runDueJobs(transfer);
        pass(Duration.ofMinutes(1));
        management.executeJob(jobAt(transfer, "intermediateEvent_resultDue").getId());
        String step = jobAt(transfer, ASK).getId();
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            management.executeJob(step);
            open.setRollbackOnly();
        });
        assertThat(orders()).containsExactly("10000 SENT");

        runDueJobs(transfer);

        assertThat(orders()).containsExactly("10000 COMPLETED");
        assertThat(audit("transfer.complete")).containsExactly("DONE");
    }

    /** The cause is for the operator's eyes and names no payee. */
    private void fail(ProcessInstance transfer, String step) {
        String job = jobAt(transfer, step).getId();
        assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining(number(transfer));
        assertThat(jobAt(transfer, step).getExceptionMessage()).doesNotContain("1234567", "ｻﾌﾞﾛｳ");
        assertThat(management.getJobExceptionStacktrace(job)).doesNotContain("1234567", "ｻﾌﾞﾛｳ");
    }

    private String number(ProcessInstance transfer) {
        return (String) runtime.getVariable(transfer.getId(), "transferNumber");
    }

    private long incidents(ProcessInstance transfer) {
        return runtime.createIncidentQuery()
                .processInstanceId(transfer.getId())
                .incidentType("failedJob")
                .count();
    }

    /** The rows of 最近のお振込 as a new visit shows them. */
    private List<List<String>> recent() {
        return new TransferVisit().open().tableRows("最近のお振込");
    }
}
