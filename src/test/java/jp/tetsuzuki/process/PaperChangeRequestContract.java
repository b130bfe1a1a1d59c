package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.modeling.Analyst;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change requests that concern paper procedures; see {@code src/site/markdown/changes.md}. */
abstract class PaperChangeRequestContract extends StaffContract {

    /** Closing times of business days after {@link #START}, a Monday. The second Thursday is a holiday. */
    private static final Instant FIVE_DAYS_LATER = Instant.parse("2027-02-08T06:00:00Z");

    private static final Instant TEN_DAYS_LATER = Instant.parse("2027-02-16T06:00:00Z");

    private static final String FIRST_ROW = "<rule id=\"rule_1\">";

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
        analyst.change("paper-mending-period.dmn", FIRST_ROW, row("", "\"POST\"", "10") + FIRST_ROW)
                .deploy();
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

    private static String row(String first, String second, String result) {
        return """
                <rule id="rule_new"><inputEntry id="inputEntry_new_1"><text>%s</text></inputEntry>\
                <inputEntry id="inputEntry_new_2"><text>%s</text></inputEntry>\
                <outputEntry id="outputEntry_new"><text>%s</text></outputEntry></rule>""".formatted(first, second, result);
    }

    // A branch that needs no approval for reason d

    @Test
    void a_branch_lifts_restrictions_without_an_approval_when_its_row_says_so() {
        String before = newCase();
        analyst.change("paper-approval.dmn", FIRST_ROW, row("\"d\"", "\"001\"", "false") + FIRST_ROW)
                .deploy();
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
}
