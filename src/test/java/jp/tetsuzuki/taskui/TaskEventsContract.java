package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.HEADQUARTERS;
import static jp.tetsuzuki.taskui.Colleague.OTHER_CLERK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.platform.CaseStages;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the desk knows of tasks and cases follows the engine; what people do is written down. */
abstract class TaskEventsContract extends DeskContract {

    @Autowired
    private CaseStages stages;

    @Autowired
    private ProcedureCatalog catalog;

    @Test
    void a_task_is_listed_with_all_that_staff_have_to_know() {
        String contractNumber = example.customerOf("001");
        DeskCase about = example.received(CLERK, contractNumber);
        DeskTask task = example.waiting(about);
        assertThat(task.name()).isEqualTo("届を確かめる");
        assertThat(task.group()).isEqualTo("clerk@001");
        assertThat(task.dueAt()).contains(DeskExample.START.plus(Duration.ofDays(1)));
        assertThat(task.createdAt()).isEqualTo(DeskExample.START);
        assertThat(task.about()).isEqualTo(about);
        assertThat(about)
                .isEqualTo(new DeskCase(
                        about.number(), about.rootInstanceId(), "001", "本店営業部", contractNumber, "届出太郎", "住所変更"));
    }

    @Test
    void a_new_due_date_moves_the_task_in_the_lists() {
        DeskTask task = example.waiting(example.received(CLERK));
        org.camunda.bpm.engine.task.Task inEngine =
                engine.createTaskQuery().taskId(task.id()).singleResult();
        inEngine.setDueDate(Date.from(DeskExample.START.plus(Duration.ofDays(7))));
        engine.saveTask(inEngine);
        assertThat(tasks.find(task.id()).flatMap(DeskTask::dueAt)).contains(DeskExample.START.plus(Duration.ofDays(7)));
    }

    @Test
    void an_assignment_past_the_desk_shows_in_the_lists() {
        DeskTask task = example.waiting(example.received(CLERK));
        engine.setAssignee(task.id(), "clerk2");
        assertThat(tasks.find(task.id()).filter(now -> now.isOf("clerk2"))).isPresent();
        engine.setAssignee(task.id(), "clerk1");
        assertThat(tasks.find(task.id()).filter(now -> now.isOf("clerk1"))).isPresent();
        engine.setAssignee(task.id(), null);
        assertThat(tasks.find(task.id()).map(DeskTask::state)).contains(DeskTask.State.OPEN);
    }

    @Test
    void tasks_of_an_instance_that_is_deleted_are_gone() {
        DeskCase about = example.received(CLERK);
        DeskTask task = example.waiting(about);
        runtime.deleteProcessInstance(about.rootInstanceId(), "test");
        assertThat(tasks.find(task.id()).map(DeskTask::state)).contains(DeskTask.State.GONE);
        assertThat(tasks.waitingOf(about.number())).isEmpty();
    }

    @Test
    void a_completed_task_is_done_by_whoever_had_it() {
        DeskCase about = example.received(CLERK);
        DeskTask task = example.waiting(about);
        example.pass(Duration.ofMinutes(5));
        example.work(OTHER_CLERK, about, null, null);
        assertThat(tasks.find(task.id())).hasValueSatisfying(done -> {
            assertThat(done.state()).isEqualTo(DeskTask.State.DONE);
            assertThat(done.assignee()).contains(new DeskTask.Person("clerk2", "窓口二郎"));
            assertThat(done.doneAt()).contains(DeskExample.START.plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void a_reminder_marks_the_task_and_two_days_move_it_to_headquarters() {
        DeskCase about = example.received(CLERK);
        example.work(OTHER_CLERK, about, null, null);
        assertThat(example.waiting(about).remindedAt()).isEmpty();
        example.pass(Duration.ofDays(1));
        example.runDueTimers(about);
        assertThat(example.waiting(about).remindedAt()).contains(DeskExample.START.plus(Duration.ofDays(1)));
        example.pass(Duration.ofDays(1));
        example.runDueTimers(about);
        assertThat(example.waiting(about).group()).isEqualTo("headquarters");
        assertThat(example.waiting(about).remindedAt()).isEmpty();
    }

    @Test
    void the_customer_is_told_the_stage_of_the_task_that_waits() {
        DeskCase about = example.received(CLERK);
        assertThat(stages.stageOf(about.number())).contains("届の内容を確かめています");
        example.work(OTHER_CLERK, about, null, null);
        assertThat(stages.stageOf(about.number())).contains("承認を待っています");
        example.work(APPROVER, about, null, null);
        assertThat(stages.stageOf(about.number())).isEmpty();
    }

    @Test
    void a_case_remembers_everybody_also_from_before_it_had_a_number() {
        DeskCase about = example.received(CLERK);
        example.work(OTHER_CLERK, about, null, null);
        example.work(APPROVER, about, "sendBack", "印影が薄い");
        assertThat(touches.of(about.number()))
                .extracting(touch -> touch.by().name() + " " + touch.kind() + " " + touch.taskName() + " "
                        + touch.outcome().orElse("-") + " " + touch.remark().orElse("-") + " " + touch.fourEyes())
                .containsExactly(
                        "窓口一郎 STARTED 届を入力する 確認画面へ - false",
                        "窓口一郎 COMPLETED 届を登録する 主なボタン - false",
                        "窓口二郎 CLAIMED 届を確かめる - - false",
                        "窓口二郎 COMPLETED 届を確かめる 主なボタン - false",
                        "役席一子 CLAIMED 変更を承認する - - true",
                        "役席一子 COMPLETED 変更を承認する sendBack 印影が薄い true");
    }

    @Test
    void the_audit_tells_the_same() {
        DeskCase about = example.received(CLERK);
        example.work(OTHER_CLERK, about, null, null);
        example.work(APPROVER, about, "sendBack", "印影が薄い");
        assertThat(jdbc.sql("SELECT action, outcome, object FROM audit_event WHERE object LIKE ? ORDER BY id")
                        .param(about.number() + " %")
                        .query((row, number) -> row.getString(1) + " " + row.getString(2) + " "
                                + row.getString(3).substring(about.number().length() + 1))
                        .list())
                .containsExactly(
                        "case.claim DONE userTask_check",
                        "case.complete DONE userTask_check",
                        "case.claim DONE userTask_approve",
                        "case.complete SENDBACK userTask_approve");
    }

    @Test
    void the_actor_is_who_completed_the_last_task() {
        DeskCase about = example.received(CLERK);
        assertThat(runtime.getVariable(about.rootInstanceId(), "actor")).isEqualTo("clerk1");
        assertThat(runtime.getVariable(about.rootInstanceId(), "branchCode")).isEqualTo("001");
        example.work(OTHER_CLERK, about, null, null);
        assertThat(runtime.getVariable(example.waiting(about).instanceId(), "actor"))
                .isEqualTo("clerk2");
    }

    @Test
    void a_first_page_that_is_sent_twice_at_once_begins_once() {
        Procedure procedure = catalog.latest(DeskExample.KEY).orElseThrow();
        String pageId = UUID.randomUUID().toString();
        DeskWork.Answer answer = new DeskWork.Answer(
                new FormCheck.Accepted(Map.of("contractNumber", example.customerOf("001")), Map.of(), Optional.empty()),
                "確認画面へ");
        List<DeskWork.Sent> sent = Together.act(List.of(
                () -> work.begin(CLERK, procedure, pageId, answer),
                () -> work.begin(CLERK, procedure, pageId, answer)));
        assertThat(sent)
                .hasAtLeastOneElementOfType(DeskWork.Sent.Done.class)
                .hasAtLeastOneElementOfType(DeskWork.Sent.Begun.class);
        assertThat(sent.stream()
                        .map(one -> one instanceof DeskWork.Sent.Done done
                                ? done.instanceId()
                                : ((DeskWork.Sent.Begun) one).instanceId())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_group_task_without_a_case_is_a_fault_of_the_diagram() {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(
                        DeskExample.REVIEW,
                        Variables.putValue("branchCode", "001").putValue("checkDue", null)))
                .hasMessageContaining("belongs to no case");
    }

    @Test
    void what_has_ended_long_ago_is_removed_and_what_waits_is_not() {
        DeskCase about = example.received(CLERK);
        DeskTask check = example.waiting(about);
        example.work(OTHER_CLERK, about, null, null);
        tasks.removeBefore(DeskExample.START.plus(Duration.ofDays(1)));
        assertThat(tasks.find(check.id())).isEmpty();
        assertThat(tasks.waitingOf(about.number())).hasSize(1);
        assertThat(touches.of(about.number())).isNotEmpty();
    }

    @Test
    void headquarters_has_no_task_of_a_branch_that_is_in_time() {
        DeskCase about = example.received(CLERK);
        assertThat(claims.seen(HEADQUARTERS, example.waiting(about).id())).isEmpty();
    }
}
