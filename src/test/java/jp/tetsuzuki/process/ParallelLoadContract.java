package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** The same thing done many times at the same moment is done once, and nobody is shown a fault. */
abstract class ParallelLoadContract extends ProcedureContract {

    private static final int TABS = 20;

    @Test
    void a_first_page_that_is_sent_20_times_at_once_starts_one_instance() {
        Portal portal = logIn();
        Map<String, String> page = portal.open("/procedures/" + ISSUANCE);
        page.putAll(Portal.applicationFields(MAIL_ADDRESS, secrets.typed(START_PASSWORD)));

        List<HttpResponse<String>> answers = AtOnce.run(TABS, tab -> portal.post("/procedures/" + ISSUANCE, page));

        assertThat(answers).allSatisfy(ParallelLoadContract::leadsOn);
        assertThat(instances(ISSUANCE)).hasSize(1);
        assertThat(tokens()).containsExactly("UNUSED");
    }

    @Test
    void a_page_that_is_sent_20_times_at_once_from_two_sessions_takes_effect_once() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);
        String path = "/procedures/" + ISSUANCE + "/" + issuance.getId();
        List<Portal> sessions = List.of(logIn(), logIn());
        List<Map<String, String>> pages = new ArrayList<>();
        for (Portal session : sessions) {
            Map<String, String> page = session.open(path);
            page.put("confirmationPassword", secrets.typed(CONFIRMATION_PASSWORD));
            pages.add(page);
        }

        List<HttpResponse<String>> answers =
                AtOnce.run(TABS, tab -> sessions.get(tab % 2).post(path, pages.get(tab % 2)));

        assertThat(answers).allSatisfy(ParallelLoadContract::leadsOn);
        assertThat(audit("token.issue")).containsExactly("DONE");
        assertThat(audit("confirmation-password")).containsExactly("RIGHT");
        assertThat(tokens()).containsExactly("ISSUED");
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(issuance.getId())
                        .messages()
                        .count())
                .as("mails that wait to be sent")
                .isEqualTo(2);
    }

    @Test
    void a_wrong_page_that_is_sent_20_times_at_once_counts_as_one_wrong_entry() {
        setUp(issued());
        ProcessInstance useStart = choose(USE_START);
        String path = "/procedures/" + USE_START + "/" + useStart.getId();
        Portal portal = logIn();
        Map<String, String> page = portal.open(path);
        page.put("otp", secrets.typed("577215"));

        List<HttpResponse<String>> answers = AtOnce.run(TABS, tab -> portal.post(path, page));

        assertThat(answers).allSatisfy(ParallelLoadContract::leadsOn);
        assertThat(audit("token.otp")).containsExactly("WRONG");
    }

    @Test
    void a_token_that_50_apps_set_up_at_once_is_set_up_once() {
        ProcessInstance issuance = issued();
        String serviceId = (String) runtime.getVariable(issuance.getId(), "serviceId");
        String userId = (String) runtime.getVariable(issuance.getId(), "userId");

        List<HttpResponse<String>> answers = AtOnce.run(50, app -> requestSetup(serviceId, userId, START_PASSWORD));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 401);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 200)
                .singleElement()
                .satisfies(this::phone);
        assertThat(audit("token.setUp")).filteredOn("DONE"::equals).hasSize(1);
        assertThat(tokenState()).isEqualTo("SET_UP");
        assertThat(runtime.createExecutionQuery()
                        .processInstanceId(issuance.getId())
                        .activityId("receiveTask_awaitUseStart")
                        .count())
                .isEqualTo(1);
    }

    private static void leadsOn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Portal.location(answer)).startsWith("/procedures/");
    }
}
