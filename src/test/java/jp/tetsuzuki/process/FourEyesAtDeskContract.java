package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever has received or checked a paper does not approve it, whatever is tried at the desk. */
abstract class FourEyesAtDeskContract extends StaffContract {

    /** Past the closing time of the second business day after the check. */
    private static final Instant WEDNESDAY_EVENING = Instant.parse("2027-02-03T08:00:00Z");

    @Test
    void who_received_a_paper_is_barred_from_its_approval_in_a_second_session_too() {
        Desk first = deskOf(CLERK_AND_APPROVER);
        Desk second = deskOf(CLERK_AND_APPROVER);
        String number = receivedBy(first);
        check(deskOf(COLLEAGUE), number);

        assertBarred(first, number);
        assertBarred(second, number);
        assertThat(second.get(taskPage(number)).body())
                .contains("この案件の受付や照合、ほかの承認を行ったため")
                .doesNotContain("/claim\"", "name=\"caseRemark\"");
        approveBy(APPROVER_OF_BRANCH, number);
    }

    @Test
    void who_checked_a_paper_is_barred_from_its_approval() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        Desk desk = deskOf(CLERK_AND_APPROVER);
        check(desk, number);
        assertBarred(desk, number);
    }

    @Test
    void who_had_the_check_and_gave_it_back_is_barred_from_the_approval() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        Desk desk = deskOf(CLERK_AND_APPROVER);
        desk.send(taskPage(number) + "/claim", Map.of());
        assertThat(desk.send(taskPage(number) + "/return", Map.of())).isEqualTo("/staff?_returned");
        check(deskOf(COLLEAGUE), number);
        assertBarred(desk, number);
    }

    @Test
    void who_checks_a_paper_that_was_sent_back_is_barred_afterwards() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        check(deskOf(COLLEAGUE), number);
        Desk desk = deskOf(CLERK_AND_APPROVER);
        String approval = taskPage(number);
        desk.send(approval + "/claim", Map.of());
        desk.send(approval, Map.of("_page", task(number).getId(), "caseRemark", "印影が薄いため", "_outcome", "sendBack"));
        assertThat(waitsFor(number)).containsExactly("userTask_check");
        check(desk, number);
        assertBarred(desk, number);
    }

    @Test
    void who_is_given_the_approval_past_the_desk_does_not_complete_it() {
        Desk desk = deskOf(CLERK_AND_APPROVER);
        String number = receivedBy(desk);
        check(deskOf(COLLEAGUE), number);
        String approval = task(number).getId();
        tasks.setAssignee(approval, CLERK_AND_APPROVER);

        assertThat(desk.send("/staff/tasks/" + approval, Map.of("_page", approval)))
                .endsWith("?_workedOn");
        assertThat(waitsFor(number)).containsExactly("userTask_approve");
        assertThat(caseState(number)).isEqualTo("OPEN");
    }

    @Test
    void who_checked_a_paper_does_not_take_its_late_approval_over() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        check(deskOf(CLERK_AND_APPROVER), number);
        deskOf(APPROVER_OF_BRANCH).send(taskPage(number) + "/claim", Map.of());
        moveTo(Instant.parse("2027-02-02T08:00:00Z"));
        assertThat(deskOf(CLERK_AND_APPROVER)
                        .send(taskPage(number) + "/take-over", Map.of("_from", APPROVER_OF_BRANCH)))
                .endsWith("?_workedOn");
        assertThat(task(number).getAssignee()).isEqualTo(APPROVER_OF_BRANCH);
    }

    @Test
    void who_has_moved_to_headquarters_is_barred_from_an_own_case() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        check(deskOf(MOVING), number);
        moveTo(WEDNESDAY_EVENING);
        runDue(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approveAtHeadquarters");
        try {
            role(MOVING, "HEADQUARTERS");
            assertBarred(deskOf(MOVING), number);
        } finally {
            role(MOVING, "CLERK");
        }
        assertThat(deskOf(HEAD_OFFICE).send(taskPage(number) + "/claim", Map.of()))
                .endsWith("?_claimed");
    }

    @Test
    void who_was_made_an_approver_after_the_check_is_barred_from_the_approval() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        Desk desk = deskOf(MOVING);
        check(desk, number);
        try {
            role(MOVING, "APPROVER");
            assertBarred(desk, number);
        } finally {
            role(MOVING, "CLERK");
        }
    }

    @Test
    void of_two_approvers_who_claim_at_once_one_gets_the_task() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        check(deskOf(COLLEAGUE), number);
        String claim = taskPage(number) + "/claim";
        List<Desk> desks = List.of(deskOf(APPROVER_OF_BRANCH), deskOf(SECOND_APPROVER));
        List<String> marks = AtOnce.run(2, who -> desks.get(who).send(claim, Map.of())).stream()
                .map(target -> target.replaceFirst("^.*[?]", ""))
                .toList();
        assertThat(marks).containsExactlyInAnyOrder("_claimed", "_taken");
        assertThat(task(number).getAssignee())
                .isEqualTo(marks.get(0).equals("_claimed") ? APPROVER_OF_BRANCH : SECOND_APPROVER);
    }

    @Test
    void a_page_that_was_left_open_approves_nothing_when_somebody_else_has_the_task() {
        String number = receivedBy(deskOf(CLERK_OF_BRANCH));
        check(deskOf(COLLEAGUE), number);
        Desk first = deskOf(APPROVER_OF_BRANCH);
        Desk second = deskOf(SECOND_APPROVER);
        String approval = taskPage(number);
        String taskId = task(number).getId();
        first.send(approval + "/claim", Map.of());
        first.send(approval + "/return", Map.of());
        second.send(approval + "/claim", Map.of());

        assertThat(first.send(approval, Map.of("_page", taskId))).endsWith("?_again");
        assertThat(waitsFor(number)).containsExactly("userTask_approve");

        second.send(approval, Map.of("_page", taskId));
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(second.send(approval, Map.of("_page", taskId))).endsWith("?_gone");
        assertThat(first.send(approval, Map.of("_page", taskId, "_outcome", "reject", "caseRemark", "取消")))
                .endsWith("?_gone");
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(audit("paper.close")).hasSize(1);
    }

    private void assertBarred(Desk desk, String number) {
        String page = taskPage(number);
        String waiting = waitsFor(number).get(0);
        assertThat(desk.send(page + "/claim", Map.of())).endsWith("?_workedOn");
        assertThat(desk.post(page, Map.of("_page", task(number).getId())).statusCode())
                .isEqualTo(302);
        assertThat(task(number).getAssignee()).isNull();
        assertThat(waitsFor(number)).containsExactly(waiting);
    }

    private void approveBy(String approver, String number) {
        Desk desk = deskOf(approver);
        String page = taskPage(number);
        assertThat(desk.send(page + "/claim", Map.of())).endsWith("?_claimed");
        desk.send(page, Map.of("_page", task(number).getId()));
        assertThat(caseState(number)).isEqualTo("COMPLETED");
    }

    private void role(String staffId, String role) {
        jdbc.sql("UPDATE staff_role SET role = ? WHERE staff_id = ?")
                .params(role, staffId)
                .update();
    }
}
