package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import jp.tetsuzuki.customer.Browser;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Every way to {@code password-suspension-notice}. */
abstract class SuspensionNoticeContract extends ProcedureContract {

    private void enterWrongLoginPasswords(int entries) {
        Browser browser = new Browser(port);
        for (int entry = 1; entry <= entries; entry++) {
            browser.login(contractNumber, secrets.typed(WRONG_PASSWORD));
        }
    }

    @Test
    void tells_of_a_suspended_login_password_once() {
        enterWrongLoginPasswords(4);
        assertThat(notice()).isNull();

        enterWrongLoginPasswords(3);
        ProcessInstance notice = notice();
        assertThat(notice).isWaitingAtExactly("sendTask_suspendedMail");
        assertThat(MailServer.received()).isEmpty();

        runDueJobs(notice);
        assertEnded(notice, "endEvent_notified");
        assertThat(MailServer.received()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(NOTICE_ADDRESS);
            assertThat(mail.subject()).isEqualTo("【重要】パスワード利用停止のお知らせ");
            assertThat(mail.text()).contains("ログインパスワード", "10:30").doesNotContain(WRONG_PASSWORD);
        });
    }

    @Test
    void tells_of_a_suspended_confirmation_password() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);
        for (int entry = 1; entry <= 5; entry++) {
            confirmIssuance(issuance, WRONG_PASSWORD);
        }

        runDueJobs(notice());

        assertThat(MailServer.received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("確認用パスワード", "10:30"));
    }

    @Test
    void tells_that_the_third_suspension_needs_paper() {
        for (int suspension = 1; suspension <= 3; suspension++) {
            enterWrongLoginPasswords(5);
            MailServer.next();
            runDueJobs(notice());
            pass(Duration.ofMinutes(30));
        }

        assertThat(MailServer.received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("ログインパスワード", "書面"));
    }
}
