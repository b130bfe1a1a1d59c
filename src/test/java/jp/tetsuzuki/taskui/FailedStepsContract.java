package jp.tetsuzuki.taskui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import jp.tetsuzuki.mail.MailQueue;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Failed background steps and what waits, with a mail server that cannot be reached. */
abstract class FailedStepsContract extends DeskContract {

    private static final String KEY = "failing-example";

    @Autowired
    private FailedSteps failed;

    @Autowired
    private StepRetries retries;

    @Autowired
    private WaitingSteps waiting;

    @Autowired
    private MailQueue mails;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngineConfiguration engine;

    @Autowired
    private RepositoryService repository;

    @BeforeEach
    void begin() {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance ->
                        runtime.deleteProcessInstanceIfExists(instance.getId(), "test", true, true, true, false));
        jdbc.sql("DELETE FROM mail_dispatch").update();
        repository
                .createDeployment()
                .name(KEY)
                .addModelInstance(
                        KEY + ".bpmn",
                        Bpmn.createExecutableProcess(KEY)
                                .name("見本の手続き")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask("serviceTask_mail")
                                .name("案内のメールを送る")
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${sendMailDelegate}")
                                .camundaInputParameter("mailTemplate", "otp-app-download")
                                .camundaInputParameter("mailTo", "${mailAddress}")
                                .endEvent()
                                .done())
                .deploy();
    }

    @Test
    void the_longest_waiting_comes_first_and_a_page_tells_whether_there_is_another() {
        List<String> steps = IntStream.range(0, 4)
                .mapToObj(number -> {
                    example.pass(Duration.ofMinutes(1));
                    return failedStep();
                })
                .toList();
        FailedSteps.Slice first = failed.page(1);
        assertThat(first.steps()).extracting(FailedSteps.Step::id).containsExactlyElementsOf(steps.subList(0, 3));
        assertThat(first.more()).isTrue();
        FailedSteps.Slice second = failed.page(2);
        assertThat(second.steps()).extracting(FailedSteps.Step::id).containsExactly(steps.get(3));
        assertThat(second.more()).isFalse();
        assertThat(failed.page(3).steps()).isEmpty();
        assertThat(second.steps().get(0))
                .extracting(FailedSteps.Step::procedure, FailedSteps.Step::name, FailedSteps.Step::kind)
                .containsExactly("見本の手続き", "案内のメールを送る", "MailNotSent");
        assertThat(second.steps().get(0).cause()).startsWith("メールサーバーにつながらないか");
        assertThat(second.steps().get(0).at().toInstant()).isEqualTo(clock.instant());
    }

    @Test
    void a_step_that_many_give_back_at_once_is_given_back_and_recorded_once() {
        String step = failedStep();
        Callable<Boolean> press = () -> retries.one(step);
        assertThat(Together.act(Collections.nCopies(6, press))).containsOnlyOnce(true);
        assertThat(recorded()).isEqualTo(1);
        Job job = job(step);
        assertThat(job.getRetries()).isEqualTo(engine.getDefaultNumberOfRetries());
        assertThat(job.getDuedate()).as("now, not after the longest wait").isEqualTo(Date.from(clock.instant()));
    }

    @Test
    void of_the_steps_that_are_tried_again_the_one_with_the_fewest_tries_left_comes_first() {
        String once = stepThatFailed();
        String twice = stepThatFailed();
        assertThat(catchThrowable(() -> management.executeJob(twice))).isNotNull();
        List<FailedSteps.Step> repeated = failed.repeated(1).steps();
        assertThat(repeated).extracting(FailedSteps.Step::id).containsExactly(twice, once);
        assertThat(repeated.get(1).triesLeft()).isEqualTo(engine.getDefaultNumberOfRetries() - 1);
        assertThat(repeated.get(1).at().toInstant()).isAfter(clock.instant());
        assertThat(failed.repeated(2).steps()).isEmpty();
    }

    @Test
    void a_put_off_step_that_many_hurry_at_once_is_hurried_and_recorded_once() {
        String step = stepThatFailed();
        Callable<Boolean> press = () -> retries.one(step);
        assertThat(Together.act(Collections.nCopies(6, press))).containsOnlyOnce(true);
        assertThat(recorded()).isEqualTo(1);
        assertThat(job(step).getDuedate()).isEqualTo(Date.from(clock.instant()));
        assertThat(failed.repeated(1).steps().get(0).at()).as("at any moment").isNull();
    }

    @Test
    void all_steps_are_given_back_though_one_is_taken_by_somebody_else() {
        List<String> steps = List.of(failedStep(), failedStep(), failedStep());
        retries.one(steps.get(1));
        assertThat(retries.all()).isEqualTo(2);
        assertThat(retries.all()).isZero();
        assertThat(failed.count()).isZero();
        assertThat(recorded()).isEqualTo(3);
    }

    @Test
    void what_waits_is_counted_with_the_longest_waiting() {
        assertThat(mails.figures().oldestUnsent()).isEmpty();
        String step = failedStep();
        assertThat(mails.figures())
                .isEqualTo(new MailQueue.Figures(0, 1, mails.figures().oldestUnsent(), 0));
        assertThat(mails.figures().oldestUnsent()).contains(clock.instant());

        WaitingSteps.Figures before = waiting.figures();
        retries.one(step);
        WaitingSteps.Figures after = waiting.figures();
        assertThat(after.due()).isEqualTo(before.due() + 1);
        assertThat(after.repeated()).isEqualTo(before.repeated() + 1);
        assertThat(after.oldestDue()).isPresent();
    }

    private String failedStep() {
        String jobId = stepThatFailed();
        management.setJobRetries(jobId, 1);
        assertThat(catchThrowable(() -> management.executeJob(jobId))).isNotNull();
        return jobId;
    }

    private String stepThatFailed() {
        String instanceId = runtime.startProcessInstanceByKey(
                        KEY,
                        Map.of(
                                "contractNumber", example.customerOf("001"),
                                "mailAddress", "taro@example.jp",
                                "serviceId", "S12345678",
                                "userId", "U1",
                                "setupDeadline", Date.from(clock.instant().plus(Duration.ofDays(7)))))
                .getId();
        String jobId = management
                .createJobQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getId();
        assertThat(catchThrowable(() -> management.executeJob(jobId))).isNotNull();
        return jobId;
    }

    private Job job(String step) {
        return management.createJobQuery().jobId(step).singleResult();
    }

    /** Of the instances that there are: what other tests recorded is of others. */
    private long recorded() {
        return runtime.createProcessInstanceQuery().list().stream()
                .mapToLong(instance -> jdbc.sql(
                                "SELECT COUNT(*) FROM audit_event WHERE action = 'step.retry' AND object LIKE ?")
                        .param(instance.getId() + "/%")
                        .query(Long.class)
                        .single())
                .sum();
    }
}
