package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way through {@code paper-reception} before the case goes its own way. */
abstract class PaperReceptionContract extends PaperContract {

    private static final String RECEIVED_MAIL = "書面によるお手続きの受付のお知らせ";

    @Autowired
    private Customers customers;

    private String outcome(ProcessInstance reception) {
        return (String) runtime.getVariable(reception.getId(), "receptionOutcome");
    }

    private void assertRefused(ProcessInstance reception, String outcome) {
        assertThat(reception).isWaitingAtExactly("userTask_enter");
        assertThat(outcome(reception)).isEqualTo(outcome);
        assertThat(reception).variables().containsEntry("contractNumber", null);
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** A printed application of the test's customer for the lifting of a restriction. */
    private String printed(String number) {
        jdbc.sql(
                        "INSERT INTO paper_application (number, contract_number, reason, subject, enclosures, created_at, printed_at)"
                                + " VALUES (?, ?, 'd', '発行規制', '本人確認書類', ?, ?)")
                .params(number, contractNumber, START.atOffset(ZoneOffset.UTC), START.atOffset(ZoneOffset.UTC))
                .update();
        return number;
    }

    @Test
    void registers_a_case_and_hands_it_over_with_its_number() {
        restrict();
        ProcessInstance reception = enter(paper("d"));
        assertThat(reception)
                .isWaitingAtExactly("userTask_confirm")
                .variables()
                .containsEntry("contractNumber", contractNumber)
                .containsEntry("caseSubject", "発行回数の超過による発行規制（規制の解除）");

        sendPage(reception, "userTask_confirm", null);

        String number = (String) runtime.getVariable(reception.getId(), "caseNumber");
        assertThat(number).matches("P270201\\d{6}");
        assertThat(reception).hasPassed("intermediateEvent_registered");
        assertThat(shown(reception)).isEqualTo("intermediateEvent_registered");
        assertThat(caseState(number)).isEqualTo("OPEN");
        assertThat(column(number, "received_by")).isEqualTo(CLERK);
        assertThat(column(number, "branch_code")).isEqualTo("001");
        assertThat(expectedOn(number)).isEqualTo(LocalDate.of(2027, 2, 8));
        assertThat(waitsFor(number)).containsExactly("userTask_check");
        assertThat(task(number).getName()).isEqualTo("記載・印鑑・本人確認を照合する");
        assertThat(audit("paper.register")).containsExactly("d");
        runDue(number);
        assertThat(subjects()).containsExactly(RECEIVED_MAIL);
        assertThat(mail().to()).isEqualTo(NOTICE_ADDRESS);
        assertThat(mail().text()).contains(number, "2027年2月8日").doesNotContain("停止しました");
    }

    private ReceivedMail mail() {
        return MailServer.received().get(0);
    }

    @Test
    void takes_over_the_number_and_the_words_of_a_printed_application() {
        restrict();
        String printed = printed("P270131000011");
        Map<String, Object> fields = with(paper("d"), "applicationNumber", " ｐ270131-00001-1");
        fields.put("receptionContractNumber", null);
        fields.put("paperReason", null);

        String number = receive(fields);

        assertThat(number).isEqualTo(printed);
        assertThat(column(number, "reason")).isEqualTo("d");
        assertThat(jdbc.sql("SELECT used_at FROM paper_application WHERE number = ?")
                        .param(printed)
                        .query()
                        .singleRow()
                        .get("used_at"))
                .isNotNull();
    }

    @Test
    void takes_a_printed_application_once() {
        restrict();
        String printed = printed("P270131000020");
        Map<String, Object> fields = with(paper("d"), "applicationNumber", printed);
        ProcessInstance other = enter(fields);
        String number = receive(fields);

        sendPage(other, "userTask_confirm", null);
        assertThat(other).isWaitingAtExactly("userTask_enter").hasPassed("boundaryEvent_notRegistered");
        assertThat(outcome(other)).isEqualTo("ALREADY_OPEN");
        jdbc.sql("UPDATE paper_case SET state = 'RETURNED', open_key = NULL WHERE number = ?")
                .param(number)
                .update();
        assertRefused(enter(fields), "APPLICATION_USED");
    }

    @Test
    void registers_nothing_from_an_application_that_another_clerk_has_used_meanwhile() {
        restrict();
        String printed = printed("P270131000038");
        ProcessInstance reception = enter(with(paper("d"), "applicationNumber", printed));
        jdbc.sql("UPDATE paper_application SET used_at = created_at WHERE number = ?")
                .param(printed)
                .update();

        sendPage(reception, "userTask_confirm", null);

        assertThat(reception).isWaitingAtExactly("userTask_enter");
        assertThat(outcome(reception)).isEqualTo("APPLICATION_USED");
    }

    @ParameterizedTest
    @CsvSource({
        "receptionContractNumber, 9999999999,    UNKNOWN_CONTRACT",
        "receptionContractNumber, '',            NUMBER_MISSING",
        "receivedOn,              2027-02-02,    RECEIVED_IN_FUTURE",
        "applicationNumber,       P270131000046, APPLICATION_UNKNOWN",
        "applicationNumber,       P270131000047, APPLICATION_UNKNOWN"
    })
    void refuses_what_cannot_become_a_case(String field, String value, String outcome) {
        restrict();
        Map<String, Object> fields = paper("d");
        fields.put("receptionContractNumber", contractNumber);
        fields.put(field, value.isEmpty() ? null : value);
        ProcessInstance reception = beginReception("001");

        send(reception, fields);

        assertRefused(reception, outcome);
    }

    /** As {@link #enter}, with a contract number that may be missing. */
    private void send(ProcessInstance reception, Map<String, Object> fields) {
        tasks.complete(
                tasks.createTaskQuery()
                        .processInstanceId(reception.getId())
                        .singleResult()
                        .getId(),
                fields);
    }

    @Test
    void knows_no_contract_and_no_application_of_another_branch() {
        restrict();
        customers.register(
                new Customer(
                        "39" + contractNumber.substring(2),
                        "別府三郎",
                        "ベップサブロウ",
                        new Branch("002", "別府支店"),
                        "0977-00-0001",
                        NOTICE_ADDRESS),
                "Login-Yukemuri",
                "Kakunin-Yukemuri");
        ProcessInstance scratch = beginReception("002");
        enter(scratch, paper("d"));
        assertRefused(scratch, "UNKNOWN_CONTRACT");

        String printed = printed("P270131000054");
        ProcessInstance fromNumber = beginReception("002");
        enter(fromNumber, with(paper("d"), "applicationNumber", printed));
        assertRefused(fromNumber, "APPLICATION_UNKNOWN");
    }

    @Test
    void refuses_an_application_of_another_contract_than_the_one_entered() {
        restrict();
        Map<String, Object> fields = with(paper("d"), "applicationNumber", printed("P270131000062"));
        fields.put("receptionContractNumber", "1234567890");

        assertRefused(enter(fields), "CONTRACT_DIFFERS");
    }

    @Test
    void refuses_a_reason_that_does_not_fit_the_contract_and_says_what_to_do() {
        ProcessInstance reception = enter(paper("b", "UNLOCK"));

        assertThat(reception).isWaitingAtExactly("userTask_enter");
        assertThat((String) runtime.getVariable(reception.getId(), "refusalReason"))
                .contains("トークンは閉塞していないため");
    }

    @Test
    void begins_no_other_procedure_for_a_reason_that_has_none() {
        restrict();
        ProcessInstance reception = enter(paper("d"));

        // As though a reason had been added to the tables and forms, and its way in the diagram forgotten.
        runtime.setVariable(reception.getId(), "paperReason", "x");
        sendPage(reception, "userTask_confirm", null);

        assertEnded(reception, "endEvent_noProcedure");
        assertThat(shown(reception)).isEqualTo("endEvent_noProcedure");
        String number = jdbc.sql("SELECT number FROM paper_case WHERE contract_number = ?")
                .param(contractNumber)
                .query(String.class)
                .single();
        assertThat(caseState(number)).isEqualTo("CLOSED_WITHOUT_EFFECT");
        assertThat(column(number, "close_reason")).contains("お取扱店からご連絡します");
        assertThat(isOver(number)).isTrue();
        assertThat(MailServer.received()).isEmpty();
    }

    @Test
    void refuses_a_second_open_case_of_the_same_kind_and_names_the_first() {
        restrict();
        String first = receive(paper("d"));

        ProcessInstance second = enter(paper("d"));

        assertRefused(second, "ALREADY_OPEN");
        assertThat(second).variables().containsEntry("openCaseNumber", first);
    }

    @Test
    void goes_back_to_the_entries_from_the_confirmation() {
        restrict();
        ProcessInstance reception = enter(paper("d"));

        sendPage(reception, "userTask_confirm", "back");

        assertThat(reception).isWaitingAtExactly("userTask_enter").variables().containsEntry("paperReason", "d");
    }

    @Test
    void registers_nothing_when_it_is_given_up() {
        restrict();
        ProcessInstance reception = enter(paper("d"));

        cancel(reception);

        assertEnded(reception, "endEvent_cancelled");
        assertThat(shown(reception)).isEqualTo("endEvent_cancelled");
        assertNothingRegistered();
    }

    @Test
    void registers_nothing_when_nobody_goes_on_with_the_entries() {
        ProcessInstance reception = beginReception("001");
        pass(Duration.ofMinutes(30));

        runDueJobs(reception);

        assertEnded(reception, "endEvent_timedOut");
        assertNothingRegistered();
    }

    @Test
    void registers_nothing_when_nobody_confirms() {
        restrict();
        ProcessInstance reception = enter(paper("d"));
        pass(Duration.ofMinutes(30));

        runDueJobs(reception);

        assertEnded(reception, "endEvent_timedOut");
        assertNothingRegistered();
    }

    private void assertNothingRegistered() {
        assertThat(jdbc.sql("SELECT COUNT(*) FROM paper_case WHERE contract_number = ?")
                        .param(contractNumber)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
