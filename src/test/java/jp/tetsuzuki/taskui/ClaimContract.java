package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.CLERK_AND_APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK_ELSEWHERE;
import static jp.tetsuzuki.taskui.Colleague.HEADQUARTERS;
import static jp.tetsuzuki.taskui.Colleague.OTHER_CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets which task. */
abstract class ClaimContract extends DeskContract {

    @Test
    void a_task_of_the_group_is_claimed_in_the_list_and_in_the_engine() {
        DeskTask task = example.waiting(example.received(CLERK));
        assertThat(example.claim(OTHER_CLERK, task)).isEqualTo(DeskClaims.Claim.YOURS);
        assertThat(tasks.find(task.id())).hasValueSatisfying(now -> {
            assertThat(now.state()).isEqualTo(DeskTask.State.CLAIMED);
            assertThat(now.assignee()).contains(new DeskTask.Person("clerk2", "窓口二郎"));
        });
        assertThat(assigneeInEngine(task)).isEqualTo("clerk2");
    }

    @Test
    void who_has_claimed_a_task_may_claim_it_again_without_a_second_record() {
        DeskCase about = example.received(CLERK);
        DeskTask task = example.waiting(about);
        example.claim(OTHER_CLERK, task);
        assertThat(example.claim(OTHER_CLERK, task)).isEqualTo(DeskClaims.Claim.YOURS);
        assertThat(touches.of(about.number()))
                .extracting(DeskTouch::kind)
                .containsExactly(DeskTouch.Kind.STARTED, DeskTouch.Kind.COMPLETED, DeskTouch.Kind.CLAIMED);
    }

    @Test
    void a_colleague_who_comes_later_is_told_that_the_task_is_taken() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.claim(CLERK, task);
        assertThat(example.claim(OTHER_CLERK, task)).isEqualTo(DeskClaims.Claim.TAKEN);
        assertThat(assigneeInEngine(task)).isEqualTo("clerk1");
    }

    @Test
    void of_many_who_claim_at_once_one_gets_the_task() {
        for (int round = 0; round < 5; round++) {
            DeskCase about = example.received(CLERK);
            DeskTask task = example.waiting(about);
            List<DeskClaims.Claim> claims = Together.act(IntStream.range(0, 6)
                    .<Callable<DeskClaims.Claim>>mapToObj(
                            number -> () -> example.claim(number % 2 == 0 ? CLERK : OTHER_CLERK, task))
                    .toList());
            String winner = assigneeInEngine(task);
            assertThat(tasks.find(task.id()).flatMap(DeskTask::assignee).map(DeskTask.Person::id))
                    .contains(winner);
            int others = winner.equals("clerk1") ? 1 : 0;
            for (int number = 0; number < 6; number++) {
                assertThat(claims.get(number))
                        .isEqualTo(number % 2 == others ? DeskClaims.Claim.TAKEN : DeskClaims.Claim.YOURS);
            }
            assertThat(touches.of(about.number()))
                    .filteredOn(touch -> touch.kind() == DeskTouch.Kind.CLAIMED)
                    .hasSize(1);
        }
    }

    @Test
    void a_task_that_is_given_back_is_anybodys_again() {
        DeskCase about = example.received(CLERK);
        DeskTask task = example.waiting(about);
        example.claim(OTHER_CLERK, task);
        assertThat(claims.giveBack(OTHER_CLERK, task)).isTrue();
        assertThat(assigneeInEngine(task)).isNull();
        assertThat(tasks.find(task.id()).map(DeskTask::state)).contains(DeskTask.State.OPEN);
        assertThat(example.claim(CLERK, task)).isEqualTo(DeskClaims.Claim.YOURS);
        assertThat(touches.of(about.number()))
                .extracting(DeskTouch::kind)
                .endsWith(DeskTouch.Kind.CLAIMED, DeskTouch.Kind.RETURNED, DeskTouch.Kind.CLAIMED);
    }

    @Test
    void nobody_gives_back_what_a_colleague_has() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.claim(CLERK, task);
        assertThat(claims.giveBack(OTHER_CLERK, task)).isFalse();
        assertThat(assigneeInEngine(task)).isEqualTo("clerk1");
    }

    @Test
    void a_late_task_can_be_taken_over_from_who_has_it() {
        DeskCase about = example.received(CLERK);
        DeskTask task = example.waiting(about);
        example.claim(CLERK, task);
        example.pass(Duration.ofDays(2));
        assertThat(claims.takeOver(OTHER_CLERK, seenBy(OTHER_CLERK, task))).isEqualTo(DeskClaims.Claim.YOURS);
        assertThat(assigneeInEngine(task)).isEqualTo("clerk2");
        assertThat(example.send(CLERK, task.id(), null, null)).isInstanceOf(DeskWork.Sent.Outdated.class);
        assertThat(touches.of(about.number()))
                .last()
                .satisfies(touch -> assertThat(touch.outcome()).contains("窓口一郎から引き継いだ"));
    }

    @Test
    void what_is_in_time_is_taken_over_by_nobody() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.claim(CLERK, task);
        assertThat(claims.takeOver(OTHER_CLERK, seenBy(OTHER_CLERK, task))).isEqualTo(DeskClaims.Claim.TAKEN);
        assertThat(assigneeInEngine(task)).isEqualTo("clerk1");
    }

    @Test
    void of_two_who_take_over_at_once_one_gets_the_task() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.claim(CLERK, task);
        example.pass(Duration.ofDays(2));
        DeskTask seen = seenBy(OTHER_CLERK, task);
        List<DeskClaims.Claim> claimed = Together.act(
                List.of(() -> claims.takeOver(OTHER_CLERK, seen), () -> claims.takeOver(CLERK_AND_APPROVER, seen)));
        assertThat(claimed).containsExactlyInAnyOrder(DeskClaims.Claim.YOURS, DeskClaims.Claim.TAKEN);
    }

    @Test
    void a_task_of_another_role_or_branch_is_seen_by_nobody() {
        DeskTask task = example.waiting(example.received(CLERK));
        assertThat(claims.seen(CLERK, task.id())).isPresent();
        assertThat(claims.seen(APPROVER, task.id())).isEmpty();
        assertThat(claims.seen(CLERK_ELSEWHERE, task.id())).isEmpty();
        assertThat(claims.seen(HEADQUARTERS, task.id())).isEmpty();
    }

    @Test
    void headquarters_takes_and_does_what_a_branch_has_left_too_long() {
        DeskCase about = example.received(CLERK);
        example.pass(Duration.ofDays(2));
        example.work(HEADQUARTERS, about, null, null);
        assertThat(example.waiting(about).group()).isEqualTo("approver@001");
        assertThat(touches.of(about.number()))
                .last()
                .satisfies(touch -> assertThat(touch.by().id()).isEqualTo("hq1"));
    }

    @Test
    void headquarters_takes_over_what_a_clerk_has_left_too_long_and_the_branch_may_take_it_back() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.claim(CLERK, task);
        assertThat(claims.seen(HEADQUARTERS, task.id())).isEmpty();
        example.pass(Duration.ofDays(2));
        assertThat(claims.takeOver(HEADQUARTERS, seenBy(HEADQUARTERS, task))).isEqualTo(DeskClaims.Claim.YOURS);
        assertThat(assigneeInEngine(task)).isEqualTo("hq1");
        assertThat(claims.takeOver(OTHER_CLERK, seenBy(OTHER_CLERK, task))).isEqualTo(DeskClaims.Claim.YOURS);
        assertThat(seenBy(OTHER_CLERK, task).takenGroup()).isEmpty();
    }

    @Test
    void what_headquarters_gives_back_is_the_branchs_again() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.pass(Duration.ofDays(2));
        example.claim(HEADQUARTERS, task);
        assertThat(claims.giveBack(HEADQUARTERS, task)).isTrue();
        assertThat(seenBy(CLERK, task).takenGroup()).isEmpty();
        assertThat(example.claim(CLERK, task)).isEqualTo(DeskClaims.Claim.YOURS);
    }

    @Test
    void another_branch_or_role_does_not_see_what_is_late() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.pass(Duration.ofDays(2));
        assertThat(claims.seen(APPROVER, task.id())).isEmpty();
        assertThat(claims.seen(CLERK_ELSEWHERE, task.id())).isEmpty();
        assertThat(claims.seen(Colleague.OPERATOR, task.id())).isEmpty();
    }

    @Test
    void a_late_task_that_its_branch_has_done_meanwhile_is_gone_for_headquarters() {
        DeskCase about = example.received(CLERK);
        DeskTask task = example.waiting(about);
        example.pass(Duration.ofDays(2));
        DeskTask seen = seenBy(HEADQUARTERS, task);
        example.work(OTHER_CLERK, about, null, null);
        assertThat(claims.claim(HEADQUARTERS, seen)).isEqualTo(DeskClaims.Claim.GONE);
        assertThat(claims.seen(HEADQUARTERS, task.id())).isPresent();
    }

    @Test
    void a_task_that_a_deadline_has_taken_away_is_gone() {
        DeskCase about = example.received(CLERK);
        example.work(OTHER_CLERK, about, null, null);
        DeskTask approval = example.waiting(about);
        DeskTask seen = claims.seen(APPROVER, approval.id()).orElseThrow();
        example.pass(Duration.ofDays(2));
        example.runDueTimers(about);
        assertThat(claims.claim(APPROVER, seen)).isEqualTo(DeskClaims.Claim.GONE);
        assertThat(tasks.find(approval.id()).map(DeskTask::state)).contains(DeskTask.State.GONE);
    }

    @Test
    void only_who_has_claimed_a_task_completes_it() {
        DeskTask task = example.waiting(example.received(CLERK));
        assertThat(example.send(CLERK, task.id(), null, null)).isInstanceOf(DeskWork.Sent.Outdated.class);
        example.claim(OTHER_CLERK, task);
        assertThat(example.send(CLERK, task.id(), null, null)).isInstanceOf(DeskWork.Sent.Outdated.class);
        assertThat(example.send(OTHER_CLERK, task.id(), null, null)).isInstanceOf(DeskWork.Sent.Done.class);
    }

    @Test
    void who_has_lost_the_role_meanwhile_does_not_complete_the_task() {
        DeskTask task = example.waiting(example.received(CLERK));
        example.claim(OTHER_CLERK, task);
        Colleague moved = new Colleague(
                OTHER_CLERK.staffId(), OTHER_CLERK.staffName(), Optional.of("002"), "別府支店", CLERK_ELSEWHERE.groups());
        assertThat(example.send(moved, task.id(), null, null)).isInstanceOf(DeskWork.Sent.Outdated.class);
    }

    @Test
    void a_page_that_is_sent_twice_at_once_takes_effect_once() {
        DeskCase about = example.received(CLERK);
        DeskTask task = example.waiting(about);
        example.claim(OTHER_CLERK, task);
        List<DeskWork.Sent> sent = Together.act(List.of(
                () -> example.send(OTHER_CLERK, task.id(), null, null),
                () -> example.send(OTHER_CLERK, task.id(), null, null)));
        assertThat(sent)
                .hasOnlyElementsOfTypes(DeskWork.Sent.Done.class, DeskWork.Sent.Outdated.class)
                .hasAtLeastOneElementOfType(DeskWork.Sent.Done.class)
                .hasAtLeastOneElementOfType(DeskWork.Sent.Outdated.class);
        assertThat(tasks.waitingOf(about.number())).hasSize(1);
    }

    private DeskTask seenBy(Colleague who, DeskTask task) {
        return claims.seen(who, task.id()).orElseThrow();
    }

    private String assigneeInEngine(DeskTask task) {
        return engine.createTaskQuery().taskId(task.id()).singleResult().getAssignee();
    }
}
