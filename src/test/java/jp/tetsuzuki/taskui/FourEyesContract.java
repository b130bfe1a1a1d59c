package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.CLERK_AND_APPROVER;
import static jp.tetsuzuki.taskui.Colleague.HEADQUARTERS;
import static jp.tetsuzuki.taskui.Colleague.OTHER_APPROVER;
import static jp.tetsuzuki.taskui.Colleague.OTHER_CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who has received or worked on a case does not approve it, whatever the trick. */
abstract class FourEyesContract extends DeskContract {

    @Test
    void another_than_who_received_and_checked_approves() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK);
        example.work(APPROVER, about, null, null);
        assertThat(tasks.waitingOf(about.number())).isEmpty();
    }

    @Test
    void who_received_the_case_does_not_claim_its_approval() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK_AND_APPROVER);
        assertThat(example.claim(CLERK_AND_APPROVER, example.waiting(about))).isEqualTo(DeskClaims.Claim.WORKED_ON);
        assertThat(example.waiting(about).state()).isEqualTo(DeskTask.State.OPEN);
        assertThat(refusals(about)).containsExactly("case.claim WORKED_ON");
    }

    @Test
    void who_checked_the_case_does_not_claim_its_approval() {
        DeskCase about = checkedBy(CLERK_AND_APPROVER, CLERK);
        assertThat(example.claim(CLERK_AND_APPROVER, example.waiting(about))).isEqualTo(DeskClaims.Claim.WORKED_ON);
    }

    @Test
    void who_had_the_check_and_gave_it_back_does_not_claim_the_approval() {
        DeskCase about = example.received(CLERK);
        DeskTask check = example.waiting(about);
        example.claim(CLERK_AND_APPROVER, check);
        claims.giveBack(CLERK_AND_APPROVER, check);
        example.work(OTHER_CLERK, about, null, null);
        assertThat(example.claim(CLERK_AND_APPROVER, example.waiting(about))).isEqualTo(DeskClaims.Claim.WORKED_ON);
    }

    @Test
    void who_is_given_the_approval_past_the_desk_does_not_complete_it() {
        DeskCase about = checkedBy(CLERK_AND_APPROVER, CLERK);
        DeskTask approval = example.waiting(about);
        engine.setAssignee(approval.id(), CLERK_AND_APPROVER.staffId());
        assertThat(example.send(CLERK_AND_APPROVER, approval.id(), null, null))
                .isInstanceOf(DeskWork.Sent.WorkedOn.class);
        assertThat(example.waiting(about).id()).isEqualTo(approval.id());
        assertThat(refusals(about)).containsExactly("case.complete WORKED_ON");
    }

    @Test
    void who_checked_the_case_does_not_take_its_late_approval_over() {
        DeskCase about = checkedBy(CLERK_AND_APPROVER, CLERK);
        DeskTask approval = example.waiting(about);
        example.claim(APPROVER, approval);
        DeskTask seen = claims.seen(CLERK_AND_APPROVER, approval.id()).orElseThrow();
        assertThat(claims.takeOver(CLERK_AND_APPROVER, seen)).isEqualTo(DeskClaims.Claim.WORKED_ON);
        assertThat(example.waiting(about).isOf(APPROVER.staffId())).isTrue();
    }

    @Test
    void who_checks_a_case_that_was_sent_back_does_not_approve_it_afterwards() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK);
        example.work(CLERK_AND_APPROVER, about, "sendBack", "印影が薄い");
        example.work(CLERK_AND_APPROVER, about, null, null);
        assertThat(example.claim(CLERK_AND_APPROVER, example.waiting(about))).isEqualTo(DeskClaims.Claim.WORKED_ON);
    }

    @Test
    void who_sent_a_case_back_may_approve_it_when_others_have_checked_it_again() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK);
        example.work(APPROVER, about, "sendBack", "印影が薄い");
        example.work(OTHER_CLERK, about, null, null);
        assertThat(example.claim(APPROVER, example.waiting(about))).isEqualTo(DeskClaims.Claim.YOURS);
    }

    @Test
    void an_approver_who_gave_the_approval_back_may_claim_it_again() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK);
        DeskTask approval = example.waiting(about);
        example.claim(APPROVER, approval);
        claims.giveBack(APPROVER, approval);
        assertThat(example.claim(OTHER_APPROVER, approval)).isEqualTo(DeskClaims.Claim.YOURS);
        claims.giveBack(OTHER_APPROVER, approval);
        assertThat(example.claim(APPROVER, approval)).isEqualTo(DeskClaims.Claim.YOURS);
    }

    @Test
    void who_has_moved_to_headquarters_does_not_take_over_an_own_case() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK);
        example.pass(Duration.ofDays(2));
        example.runDueTimers(about);
        DeskTask takeOver = example.waiting(about);
        Colleague moved = new Colleague(
                OTHER_CLERK.staffId(), OTHER_CLERK.staffName(), Optional.empty(), "事務集中部", Set.of("headquarters"));
        assertThat(example.claim(moved, takeOver)).isEqualTo(DeskClaims.Claim.WORKED_ON);
        assertThat(example.claim(HEADQUARTERS, takeOver)).isEqualTo(DeskClaims.Claim.YOURS);
    }

    @Test
    void who_has_approved_does_not_approve_at_another_step_too() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK);
        example.work(APPROVER, about, null, null);
        assertThat(touches.bar(about.number(), APPROVER.staffId(), "userTask_approveSecond"))
                .isTrue();
        assertThat(touches.bar(about.number(), OTHER_APPROVER.staffId(), "userTask_approveSecond"))
                .isFalse();
    }

    @Test
    void who_has_approved_does_not_approve_at_the_same_step_again() {
        DeskCase about = checkedBy(OTHER_CLERK, CLERK);
        example.work(APPROVER, about, null, null);
        assertThat(touches.bar(about.number(), APPROVER.staffId(), "userTask_approve"))
                .isTrue();
        assertThat(touches.bar(about.number(), OTHER_APPROVER.staffId(), "userTask_approve"))
                .isFalse();
    }

    private DeskCase checkedBy(Colleague checker, Colleague receiver) {
        DeskCase about = example.received(receiver);
        example.work(checker, about, null, null);
        return about;
    }

    private List<String> refusals(DeskCase about) {
        return jdbc.sql("""
                        SELECT action, outcome FROM audit_event
                         WHERE subject = ? AND outcome = 'WORKED_ON' ORDER BY id""")
                .param(about.contractNumber())
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }
}
