package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.tetsuzuki.platform.CaseDocuments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way through {@code paper-review}: its result, the register, the mails. */
abstract class PaperReviewContract extends PaperContract {

    private static final String DEFICIENCY_MAIL = "【重要】書面によるお手続きの不備のご連絡";
    private static final String RETURNED_MAIL = "書面によるお手続きの終了のお知らせ";
    private static final String REJECTED_MAIL = "【重要】書面によるお手続きの審査結果のお知らせ";
    private static final String COMPLETED_MAIL = "【重要】書面によるお手続きの完了のお知らせ";

    /** Closing times after {@link #START}, a Monday. Thursday of the week after is a holiday. */
    private static final Instant TUESDAY = Instant.parse("2027-02-02T06:00:00Z");

    private static final Instant WEDNESDAY = Instant.parse("2027-02-03T06:00:00Z");
    private static final Instant NEXT_MONDAY = Instant.parse("2027-02-08T06:00:00Z");

    @Autowired
    private List<CaseDocuments> documents;

    /** A case for which nobody is called. */
    private String restrictedCase() {
        restrict();
        String number = receive(paper("d"));
        runDue(number);
        MailServer.next();
        return number;
    }

    /** A case for which the customer is called. */
    private String calledCase() {
        useMailPasswords();
        String number = receive(paper("e", "STOP"));
        runDue(number);
        MailServer.next();
        check(number);
        return number;
    }

    private void assertReturned(String number) {
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(caseState(number)).isEqualTo("RETURNED");
        assertThat(subjects()).containsExactly(RETURNED_MAIL);
        assertThat(ends(number)).contains("endEvent_returned", "endEvent_notApproved");
    }

    @Test
    void approves_what_was_checked_without_a_call() {
        String number = restrictedCase();
        assertThat(dueOf(number)).isEqualTo(TUESDAY);

        check(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approve");
        assertThat(dueOf(number)).isEqualTo(TUESDAY);
        approve(number);

        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(fact("issuanceRestricted")).isEqualTo(false);
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(subjects()).containsExactly(COMPLETED_MAIL);
        assertThat(MailServer.received().get(0).text())
                .contains(number, "トークンの発行規制を解除しました。")
                .doesNotContain("振込限度額");
    }

    @Test
    void shows_what_is_to_be_checked_by_reason() {
        String number = restrictedCase();

        assertThat(runtime.getVariables(task(number).getProcessInstanceId()))
                .containsEntry("callBackRequired", false)
                .containsEntry("paperCheck5", null)
                .extractingByKey("paperCheck3")
                .isEqualTo("押印が届出印と一致している");
    }

    @Test
    void asks_for_what_is_missing_and_checks_again_when_it_has_come() {
        String number = restrictedCase();

        findDeficient(number, "押印がありません。\n届出印を押した申込書をお送りください。");

        assertThat(waitsFor(number)).containsExactly("userTask_mend");
        assertThat(dueOf(number)).isEqualTo(NEXT_MONDAY);
        assertThat(column(number, "missing")).isEqualTo("押印がありません。\n届出印を押した申込書をお送りください。");
        assertThat(expectedOn(number)).isEqualTo(LocalDate.of(2027, 2, 16));
        runDue(number);
        assertThat(subjects()).containsExactly(DEFICIENCY_MAIL);
        assertThat(MailServer.received().get(0).text())
                .contains("不備の内容：押印がありません。　届出印を押した申込書をお送りください。", "2027年2月8日 15:00");

        work(number, "userTask_mend", CLERK, null, "押印した申込書を受領");

        assertThat(waitsFor(number)).containsExactly("userTask_check");
        assertThat(column(number, "missing")).isNull();
        check(number);
        approve(number);
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(column(number, "close_reason")).isNull();
    }

    @Test
    void gives_as_many_days_to_mend_a_deficiency_as_a_table_says() {
        String number = restrictedCase();

        // As though a row of paper-mending-period, of which the product has none, had said ten days before.
        runtime.createProcessInstanceModification(task(number).getProcessInstanceId())
                .cancelAllForActivity("userTask_check")
                .startBeforeActivity("serviceTask_recordDeficiency")
                .setVariable("mendingDays", 10L)
                .setVariable("caseRemark", "記載漏れ")
                .execute();

        assertThat(dueOf(number)).isEqualTo(Instant.parse("2027-02-16T06:00:00Z"));
        assertThat(expectedOn(number)).isEqualTo(LocalDate.of(2027, 2, 24));
    }

    @Test
    void asks_for_each_box_anew_in_every_round() {
        String number = restrictedCase();
        findDeficient(number, "記載漏れ");

        work(number, "userTask_mend", CLERK, null, "補記");

        assertThat(tasks.getVariables(task(number).getId()))
                .containsEntry("paperChecked1", null)
                .containsEntry("caseRemark", null);
    }

    @Test
    void returns_a_paper_that_is_not_mended_within_five_business_days() {
        String number = restrictedCase();
        findDeficient(number, "記載漏れ");
        runDue(number);
        MailServer.next();
        moveTo(NEXT_MONDAY.minusMillis(1));
        assertThat(due(number)).isEmpty();

        moveTo(NEXT_MONDAY);

        assertReturned(number);
        assertThat(column(number, "close_reason")).isEqualTo("記載漏れ");
        assertThat(MailServer.received().get(0).text()).contains("理由：記載漏れ");
        assertThat(fact("issuanceRestricted")).isEqualTo(true);
    }

    @Test
    void neither_waits_for_a_mail_that_is_not_sent_yet_nor_sends_it_too_late() {
        String number = restrictedCase();
        findDeficient(number, "記載漏れ");
        work(number, "userTask_mend", CLERK, null, "補記");
        check(number);
        assertThat(due(number)).hasSize(1);

        approve(number);

        assertThat(caseState(number)).isEqualTo("COMPLETED");
        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(subjects()).containsExactly(COMPLETED_MAIL);
    }

    @Test
    void sends_no_mail_about_a_deficiency_after_the_paper_was_returned() {
        String number = restrictedCase();
        findDeficient(number, "記載漏れ");
        moveTo(NEXT_MONDAY);

        // The mail about the deficiency still waits for its server.
        runStep(number, "boundaryEvent_mendingLate");
        runStep(number, "sendTask_returnedMail");

        assertThat(isOver(number)).isTrue();
        assertThat(due(number)).isEmpty();
        assertThat(subjects()).containsExactly(RETURNED_MAIL);
        assertThat(ends(number)).contains("endEvent_returned", "endEvent_notApproved");
    }

    @Test
    void sends_no_mail_about_a_deficiency_after_the_paper_was_rejected() {
        String number = restrictedCase();
        findDeficient(number, "記載漏れ");
        work(number, "userTask_mend", CLERK, null, "補記");
        check(number);
        work(number, "userTask_approve", APPROVER, "reject", "印影が届出印と異なるため");

        runStep(number, "sendTask_rejectedMail");

        assertThat(isOver(number)).isTrue();
        assertThat(due(number)).isEmpty();
        assertThat(subjects()).containsExactly(REJECTED_MAIL);
    }

    @Test
    void says_in_each_mail_what_was_missing_when_it_was_ordered() {
        String number = restrictedCase();
        findDeficient(number, "記載漏れ");
        work(number, "userTask_mend", CLERK, null, "補記");
        moveTo(TUESDAY);
        findDeficient(number, "押印漏れ");

        runDue(number);

        assertThat(subjects()).containsExactly(DEFICIENCY_MAIL, DEFICIENCY_MAIL);
        assertThat(MailServer.received())
                .anySatisfy(mail -> assertThat(mail.text()).contains("不備の内容：記載漏れ", "2027年2月8日 15:00"))
                .anySatisfy(mail -> assertThat(mail.text()).contains("不備の内容：押印漏れ", "2027年2月9日 15:00"));
    }

    /** Runs one background step of the case, and leaves the others waiting. */
    private void runStep(String number, String activityId) {
        management.executeJob(due(number).stream()
                .filter(job -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()
                        .equals(activityId))
                .findFirst()
                .orElseThrow()
                .getId());
    }

    @Test
    void is_rejected_with_a_reason_that_the_customer_reads() {
        String number = restrictedCase();
        check(number);

        work(number, "userTask_approve", APPROVER, "reject", "印影が届出印と異なるため");

        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(caseState(number)).isEqualTo("REJECTED");
        assertThat(column(number, "close_reason")).isEqualTo("印影が届出印と異なるため");
        assertThat(subjects()).containsExactly(REJECTED_MAIL);
        assertThat(MailServer.received().get(0).text()).contains("理由：印影が届出印と異なるため");
        assertThat(ends(number)).contains("endEvent_rejected", "endEvent_notApproved");
        assertThat(fact("issuanceRestricted")).isEqualTo(true);
    }

    @Test
    void goes_without_an_approval_where_a_rule_says_so() {
        String number = restrictedCase();
        check(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approve");

        // As though a row of paper-approval, of which the product has none, had said no before.
        runtime.createProcessInstanceModification(task(number).getProcessInstanceId())
                .startTransition("flow_approvalNeeded_waive")
                .execute();

        runDue(number);
        assertThat(isOver(number)).isTrue();
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(fact("issuanceRestricted")).isEqualTo(false);
        assertThat(audit("paper.approve")).containsExactly("WAIVED");
        assertThat(subjects()).containsExactly(COMPLETED_MAIL);
    }

    @Test
    void is_sent_back_to_the_check_with_a_reason_that_the_clerk_reads_once() {
        String number = restrictedCase();
        check(number);

        work(number, "userTask_approve", APPROVER, "sendBack", "本人確認書類の期限を確認してください");

        assertThat(waitsFor(number)).containsExactly("userTask_check");
        assertThat(tasks.getVariables(task(number).getId())).containsEntry("sentBackReason", "本人確認書類の期限を確認してください");
        check(number);
        assertThat(tasks.getVariables(task(number).getId())).containsEntry("sentBackReason", null);
        approve(number);
        assertThat(caseState(number)).isEqualTo("COMPLETED");
    }

    @Test
    void reminds_of_an_approval_after_one_business_day() {
        String number = restrictedCase();
        check(number);
        moveTo(TUESDAY.minusMillis(1));
        assertThat(due(number)).isEmpty();

        moveTo(TUESDAY);
        runDue(number);

        assertThat(waitsFor(number)).containsExactly("userTask_approve");
        assertThat(jdbc.sql("SELECT reminded_at FROM desk_task WHERE task_id = ?")
                        .param(task(number).getId())
                        .query()
                        .singleRow()
                        .get("reminded_at"))
                .isNotNull();
        approve(number);
        assertThat(caseState(number)).isEqualTo("COMPLETED");
    }

    @Test
    void goes_to_headquarters_after_two_business_days() {
        String number = escalated();

        work(number, "userTask_approveAtHeadquarters", HEADQUARTERS, null, null);

        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(fact("issuanceRestricted")).isEqualTo(false);
    }

    private String escalated() {
        String number = restrictedCase();
        check(number);
        moveTo(WEDNESDAY);
        runDue(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approveAtHeadquarters");
        assertThat(dueOf(number)).isEqualTo(Instant.parse("2027-02-04T06:00:00Z"));
        return number;
    }

    @Test
    void may_be_sent_back_by_headquarters_to_the_branch() {
        String number = escalated();

        work(number, "userTask_approveAtHeadquarters", HEADQUARTERS, "sendBack", "確認し直してください");

        check(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approve");
    }

    @Test
    void may_be_rejected_by_headquarters() {
        String number = escalated();

        work(number, "userTask_approveAtHeadquarters", HEADQUARTERS, "reject", "本人の意思が確認できないため");

        runDue(number);
        assertThat(caseState(number)).isEqualTo("REJECTED");
    }

    @Test
    void goes_to_approval_when_the_customer_has_confirmed_on_the_phone() {
        String number = calledCase();
        assertThat(dueOf(number)).isEqualTo(WEDNESDAY);

        confirmByPhone(number);

        assertThat(waitsFor(number)).containsExactly("userTask_approve");
        approve(number);
        runDue(number);
        assertThat(caseState(number)).isEqualTo("COMPLETED");
        assertThat(subjects()).containsExactly(COMPLETED_MAIL);
    }

    @Test
    void calls_nobody_again_who_has_confirmed() {
        String number = calledCase();
        confirmByPhone(number);
        work(number, "userTask_approve", APPROVER, "sendBack", "本人確認書類の期限を確認してください");

        check(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approve");

        work(number, "userTask_approve", APPROVER, "sendBack", "押印を確認してください");
        findDeficient(number, "押印漏れ");
        work(number, "userTask_mend", CLERK, null, "押印した申込書を受領");
        check(number);
        assertThat(waitsFor(number)).containsExactly("userTask_approve");
    }

    @Test
    void calls_whoever_has_not_confirmed_when_a_mended_paper_is_checked_again() {
        useMailPasswords();
        String number = receive(paper("e", "STOP"));
        findDeficient(number, "押印漏れ");
        work(number, "userTask_mend", CLERK, null, "押印した申込書を受領");

        check(number);

        assertThat(waitsFor(number)).containsExactly("userTask_firstCall");
    }

    @Test
    void calls_a_second_time() {
        String number = calledCase();
        work(number, "userTask_firstCall", CLERK, "noAnswer", "10時 留守");

        work(number, "userTask_secondCall", CLERK, null, "ご本人と確認");

        assertThat(waitsFor(number)).containsExactly("userTask_approve");
    }

    @Test
    void writes_a_letter_when_nobody_answers_twice() {
        String number = inquired();
        assertThat(dueOf(number)).isEqualTo(Instant.parse("2027-02-16T06:00:00Z"));
        assertThat(told(number, "dueAt")).isEqualTo(Instant.parse("2027-02-16T06:00:00Z"));
        assertThat(told(number, "expectedOn")).isEqualTo(LocalDate.of(2027, 2, 24));

        work(number, "userTask_reply", CLERK, null, "2月10日 署名と届出印を確認");

        assertThat(waitsFor(number)).containsExactly("userTask_approve");
    }

    @Test
    void returns_a_paper_for_whose_letter_no_answer_comes_in_time() {
        String number = inquired();
        Instant replyDue = dueOf(number);
        moveTo(replyDue.minusMillis(1));
        assertThat(due(number)).isEmpty();

        moveTo(replyDue);

        assertReturned(number);
        assertThat(ends(number)).contains("endEvent_noReply");
        assertThat(column(number, "close_reason")).contains("お客様ご本人のお申し込みと確認できませんでした");
        assertThat(MailServer.received().get(0).text()).contains("お客様ご本人のお申し込みと確認できませんでした");
        assertThat(fact("mailPasswordInUse")).isEqualTo(true);
    }

    @Test
    void lets_headquarters_take_each_step_that_the_branch_leaves_too_long() {
        String number = calledCase();
        work(number, "userTask_firstCall", CLERK, "noAnswer", "10時 留守");
        work(number, "userTask_secondCall", CLERK, "noAnswer", "14時 留守");

        assertThat(jdbc.sql(
                                "SELECT activity_id FROM desk_task"
                                        + " WHERE case_number = ? AND late_group = 'headquarters' AND due_at IS NOT NULL ORDER BY arrival")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("userTask_check", "userTask_firstCall", "userTask_secondCall", "userTask_inquiry");
    }

    /** What お手続き状況 tells of the case. */
    private Object told(String number, String what) {
        return ((List<?>) fact("paperCases"))
                .stream()
                        .map(row -> (Map<?, ?>) row)
                        .filter(row -> row.get("number").equals(number))
                        .findFirst()
                        .orElseThrow()
                        .get(what);
    }

    @Test
    void has_a_letter_of_inquiry_from_the_second_call_without_an_answer_until_the_reply() {
        String number = calledCase();
        work(number, "userTask_firstCall", CLERK, "noAnswer", "10時 留守");
        assertThat(letters(number)).isEmpty();

        work(number, "userTask_secondCall", CLERK, "noAnswer", "14時 留守");
        assertThat(letters(number)).containsExactly("照会状（PDF）");

        work(number, "userTask_inquiry", CLERK, null, "簡易書留で発送");
        assertThat(letters(number)).containsExactly("照会状（PDF）");

        work(number, "userTask_reply", CLERK, null, "署名と届出印を確認");
        assertThat(letters(number)).isEmpty();
    }

    private List<String> letters(String number) {
        return documents.stream()
                .flatMap(source -> source.of(number).stream())
                .map(CaseDocuments.Document::label)
                .filter(label -> label.endsWith("（PDF）") && !label.startsWith("申込書"))
                .toList();
    }

    private String inquired() {
        String number = calledCase();
        work(number, "userTask_firstCall", CLERK, "noAnswer", "10時 留守");
        work(number, "userTask_secondCall", CLERK, "noAnswer", "14時 留守");
        work(number, "userTask_inquiry", CLERK, null, "簡易書留で発送");
        return number;
    }

    @Test
    void returns_a_paper_that_the_customer_knows_nothing_of_at_the_first_call() {
        String number = calledCase();

        work(number, "userTask_firstCall", CLERK, "denied", "申し込んでいないとのこと");

        assertReturned(number);
        assertThat(column(number, "close_reason")).contains("お客様ご本人のお申し込みと確認できませんでした");
        assertThat(fact("mailPasswordInUse")).isEqualTo(true);
    }

    @Test
    void returns_a_paper_that_the_customer_knows_nothing_of_at_the_second_call() {
        String number = calledCase();
        work(number, "userTask_firstCall", CLERK, "noAnswer", "留守");

        work(number, "userTask_secondCall", CLERK, "denied", "申し込んでいないとのこと");

        assertReturned(number);
    }

    @Test
    void returns_a_paper_that_no_answer_confirms() {
        String number = inquired();

        work(number, "userTask_reply", CLERK, "unconfirmed", "期限までに回答なし");

        assertReturned(number);
    }
}
