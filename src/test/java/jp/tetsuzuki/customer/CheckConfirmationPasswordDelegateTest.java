package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.FullMinute;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CheckConfirmationPasswordDelegateTest extends PortalTest {

    private static final String PROCESS = "check-confirmation-password-test";
    private static final String RIGHT = "Kakunin-pass";

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private AllCustomerFacts facts;

    @Autowired
    private CustomerContacts contacts;

    @BeforeEach
    void deployProcessThatChecks() {
        repository
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(PROCESS)
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask()
                                .camundaDelegateExpression("${checkConfirmationPasswordDelegate}")
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
    }

    @Test
    void says_right() {
        assertThat(enter(RIGHT)).containsEntry("confirmationOutcome", "RIGHT").containsEntry("newlySuspended", false);
    }

    @Test
    void says_wrong_with_the_tries_left() {
        assertThat(enter("wrong"))
                .containsEntry("confirmationOutcome", "WRONG")
                .containsEntry("confirmationTriesLeft", 4L)
                .containsEntry("confirmationSuspendedUntil", null)
                .containsEntry("newlySuspended", false);
    }

    @Test
    void says_suspended_and_whether_this_entry_caused_it() {
        for (int i = 0; i < 4; i++) {
            enter("wrong");
        }
        Map<String, Object> fifth = enter("wrong");
        assertThat(fifth).containsEntry("confirmationOutcome", "SUSPENDED").containsEntry("newlySuspended", true);
        assertThat(((Date) fifth.get("confirmationSuspendedUntil")).toInstant())
                .isEqualTo(new FullMinute(suspendedUntil()).instant());
        assertThat(enter(RIGHT))
                .containsEntry("confirmationOutcome", "SUSPENDED")
                .containsEntry("newlySuspended", false);
    }

    @Test
    void says_blocked_with_the_third_suspension() {
        jdbc.sql("UPDATE customer_password SET suspensions = 2, wrong_entries = 4 WHERE contract_number = ?")
                .param(contractNumber)
                .update();
        assertThat(enter("wrong"))
                .containsEntry("confirmationOutcome", "BLOCKED")
                .containsEntry("confirmationSuspendedUntil", null)
                .containsEntry("newlySuspended", true);
        assertThat(facts.of(contractNumber))
                .containsEntry("confirmationPasswordBlocked", true)
                .containsEntry("confirmationPasswordSuspended", false);
    }

    @Test
    void leaves_no_password_among_the_variables() {
        assertThat(enter(RIGHT)).doesNotContainKey("confirmationPassword");
    }

    @Test
    void the_facts_tell_who_the_customer_is_and_how_the_password_stands() {
        for (int i = 0; i < 5; i++) {
            enter("wrong");
        }
        assertThat(facts.of(contractNumber))
                .containsEntry("customerName", "県信太郎")
                .containsEntry("branchCode", "001")
                .containsEntry("branchName", "本店営業部")
                .containsEntry("noticeAddress", "taro@example.jp")
                .containsEntry("confirmationPasswordSuspended", true)
                .hasEntrySatisfying(
                        "confirmationSuspendedUntil", until -> assertThat(until).isNotNull());
        assertThat(contacts.noticeAddress(contractNumber)).isEqualTo("taro@example.jp");
    }

    private Instant suspendedUntil() {
        return jdbc.sql("SELECT suspended_until FROM customer_password WHERE contract_number = ? AND kind = ?")
                .params(contractNumber, PasswordKind.CONFIRMATION.name())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Map<String, Object> enter(String password) {
        String instance = runtime.startProcessInstanceByKey(
                        PROCESS,
                        contractNumber,
                        Variables.putValue("contractNumber", contractNumber)
                                .putValueTyped("confirmationPassword", Variables.stringValue(password, true)))
                .getId();
        return runtime.getVariables(instance);
    }
}
