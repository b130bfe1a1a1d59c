package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.modeling.Analyst;
import jp.tetsuzuki.modeling.PaperChanges;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change requests that concern paper procedures; see {@code src/site/markdown/changes.md}. */
abstract class PaperChangeRequestContract extends StaffContract {

    /** Closing times of business days after {@link #START}, a Monday. The second Thursday is a holiday. */
    private static final Instant FIVE_DAYS_LATER = Instant.parse("2027-02-08T06:00:00Z");

    private static final Instant TEN_DAYS_LATER = Instant.parse("2027-02-16T06:00:00Z");

    private Analyst analyst;

    @BeforeEach
    void takeUpAnalyst() {
        analyst = new Analyst(port, ANALYST, DESK_PASSWORD);
    }

    @AfterEach
    void undoChanges() {
        analyst.undo();
    }

    // Ten business days to mend what came by post

    @Test
    void a_deficiency_of_a_paper_that_came_by_post_may_be_mended_within_ten_business_days() {
        String before = deficient("POST");
        PaperChanges.giveTenDaysByPost(analyst);
        String byPost = deficient("POST");
        String atCounter = deficient("COUNTER");

        assertThat(dueOf(before)).isEqualTo(FIVE_DAYS_LATER);
        assertThat(dueOf(atCounter)).isEqualTo(FIVE_DAYS_LATER);
        assertThat(dueOf(byPost)).isEqualTo(TEN_DAYS_LATER);
        assertThat(expectedOn(byPost)).isEqualTo(LocalDate.of(2027, 2, 24));
        MailServer.next();
        runDue(byPost);
        assertThat(MailServer.received())
                .anySatisfy(mail -> assertThat(mail.text()).contains("2027年2月16日 15:00"));

        moveTo(TEN_DAYS_LATER.minusMillis(1));
        runDue(byPost);
        assertThat(waitsFor(byPost)).containsExactly("userTask_mend");
        runDue(before);
        assertThat(caseState(before)).isEqualTo("RETURNED");
        moveTo(TEN_DAYS_LATER);
        runDue(byPost);
        assertThat(caseState(byPost)).isEqualTo("RETURNED");
    }

    /** A case in which something is missing, of a new customer. */
    private String deficient(String channel) {
        becomeNewCustomer();
        restrict();
        Map<String, Object> fields = new HashMap<>(paper("d"));
        fields.put("paperChannel", channel);
        String number = receive(fields);
        findDeficient(number, "押印がありません");
        return number;
    }

    // A branch that needs no approval for reason d

    @Test
    void a_branch_lifts_restrictions_without_an_approval_when_its_row_says_so() {
        String before = newCase();
        PaperChanges.waiveApprovalOfD(analyst, "001");
        check(before);
        assertThat(waitsFor(before)).containsExactly("userTask_approve");

        String number = newCase();
        check(deskOf(COLLEAGUE), number);
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(fact("issuanceRestricted")).isEqualTo(false);
        assertThat(audit("paper.approve")).containsExactly("WAIVED");
        runDue(number);
        assertThat(isOver(number)).isTrue();

        assertThat(waitsFor(checkedElsewhere())).containsExactly("userTask_approve");
        becomeNewCustomer();
        block("LOGIN");
        String otherReason = receive(paper("g", "LOGIN"));
        check(deskOf(CLERK_AND_APPROVER), otherReason);
        assertThat(waitsFor(otherReason)).containsExactly("userTask_approve");
        assertBarred(CLERK_AND_APPROVER, otherReason);
        assertThat(audit("paper.approve")).isEmpty();
    }

    /** A case of the same reason at another branch. */
    private String checkedElsewhere() {
        becomeNewCustomer();
        restrict();
        jdbc.sql("UPDATE customer SET branch_code = '002' WHERE contract_number = ?")
                .param(contractNumber)
                .update();
        ProcessInstance reception = beginReception("002");
        enter(reception, paper("d"));
        sendPage(reception, "userTask_confirm", null);
        String number = (String) runtime.getVariable(reception.getId(), "caseNumber");
        check(number);
        return number;
    }

    private void assertBarred(String approver, String number) {
        assertThat(deskOf(approver).send(taskPage(number) + "/claim", Map.of())).endsWith("?_workedOn");
        assertThat(task(number).getAssignee()).isNull();
    }

    // Two people approve reason c

    @Test
    void the_loss_of_a_device_is_approved_by_two_people_who_have_done_nothing_else_with_it() {
        PaperChanges.approveLossTwice(analyst);
        String number = lostAndChecked();
        approveAtDesk(APPROVER_OF_BRANCH, number, "userTask_approve");

        assertThat(waitsFor(number)).containsExactly("userTask_approveSecond");
        assertThat(caseState(number)).isEqualTo("OPEN");
        assertThat(tokenState()).isEqualTo("LOCKED");
        assertBarred(APPROVER_OF_BRANCH, number);
        assertBarred(CLERK_AND_APPROVER, number);
        Desk tricked = deskOf(APPROVER_OF_BRANCH);
        String second = task(number).getId();
        tasks.setAssignee(second, APPROVER_OF_BRANCH);
        assertThat(tricked.send("/staff/tasks/" + second, Map.of("_page", second)))
                .endsWith("?_workedOn");
        assertThat(waitsFor(number)).containsExactly("userTask_approveSecond");
        tasks.setAssignee(second, null);

        approveAtDesk(SECOND_APPROVER, number, "userTask_approveSecond");
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(tokens()).containsExactly("RELEASED");
    }

    @Test
    void a_second_approval_that_is_late_goes_to_headquarters_and_one_that_is_refused_ends_the_case() {
        PaperChanges.approveLossTwice(analyst);
        String refused = lostAndChecked();
        approveAtDesk(APPROVER_OF_BRANCH, refused, "userTask_approve");
        String late = lostAndChecked();
        approveAtDesk(APPROVER_OF_BRANCH, late, "userTask_approve");

        Desk second = deskOf(SECOND_APPROVER);
        String page = taskPage(refused);
        second.send(page + "/claim", Map.of());
        second.send(page, Map.of("_page", task(refused).getId(), "_outcome", "reject", "caseRemark", "本人の意思が確認できないため"));
        assertThat(caseState(refused)).isEqualTo("REJECTED");

        moveTo(Instant.parse("2027-02-02T06:00:00Z"));
        runDue(late);
        approveAtDesk(HEAD_OFFICE, late, "userTask_approveSecondAtHeadquarters");
        assertThat(caseState(late)).isEqualTo("COMPLETED");
    }

    @Test
    void one_person_is_enough_for_other_reasons_when_losses_are_approved_by_two() {
        PaperChanges.approveLossTwice(analyst);
        String number = newCase();
        check(deskOf(COLLEAGUE), number);
        approveAtDesk(APPROVER_OF_BRANCH, number, "userTask_approve");
        assertThat(caseState(number)).isEqualTo("COMPLETED");
    }

    /** A case of a new customer whose device is lost, checked and confirmed on the phone. */
    private String lostAndChecked() {
        becomeNewCustomer();
        inUse();
        String number = receive(paper("c"));
        check(deskOf(CLERK_AND_APPROVER), number);
        confirmByPhone(number);
        return number;
    }

    private void approveAtDesk(String approver, String number, String userTask) {
        assertThat(waitsFor(number)).containsExactly(userTask);
        Desk desk = deskOf(approver);
        String page = taskPage(number);
        assertThat(desk.send(page + "/claim", Map.of())).endsWith("?_claimed");
        desk.send(page, Map.of("_page", task(number).getId()));
    }

    // A new reason with a procedure and forms of its own

    @Test
    void a_changed_name_is_a_reason_of_its_own_as_soon_as_its_files_are_deployed() {
        PaperChanges.addNameChange(analyst);
        assertThat(logIn().visit("/procedures/paper-application").body()).contains("お名前が変わった");
        assertThat(deskOf(CLERK_OF_BRANCH).get(RECEPTION_PAGE).body()).contains("お名前の変更");
        String number = receive(paper("h"));
        MailServer.next();

        sendAtDesk(CLERK_OF_BRANCH, number, "userTask_enter", "変更後のお名前とカナ", Map.of("caseRemark", "手続恵子（テツヅキケイコ）"));
        sendAtDesk(
                COLLEAGUE,
                number,
                "userTask_check",
                "戸籍で、お名前の変更を確認した",
                checked(task(number).getId()));
        confirmByPhone(number);
        sendAtDesk(APPROVER_OF_BRANCH, number, "userTask_approve", "手続恵子", Map.of());
        assertThat(dueOf(number)).isEqualTo(Instant.parse("2027-02-04T06:00:00Z"));
        sendAtDesk(CLERK_OF_BRANCH, number, "userTask_change", "手続恵子", Map.of("caseRemark", "K-20481"));

        assertThat(caseState(number)).isEqualTo("COMPLETED");
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(MailServer.received())
                .anySatisfy(mail -> assertThat(mail.text()).contains(number, "お名前を変更しました。"));
    }

    private void sendAtDesk(String staffId, String number, String userTask, String words, Map<String, String> fields) {
        assertThat(waitsFor(number)).containsExactly(userTask);
        Desk desk = deskOf(staffId);
        String page = taskPage(number);
        desk.send(page + "/claim", Map.of());
        assertThat(desk.get(page).body()).contains(words);
        Map<String, String> sent = new HashMap<>(fields);
        sent.put("_page", task(number).getId());
        desk.send(page, sent);
    }
}
