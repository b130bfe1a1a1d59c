package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** The same thing done many times at the same moment is done once, and nobody is shown a fault. */
abstract class ParallelLoadContract extends ProcedureContract {

    private static final int TABS = 20;

    @Test
    void a_first_page_that_is_sent_20_times_at_once_starts_one_instance() {
        Portal portal = new Portal(port).login(contractNumber, LOGIN_PASSWORD);
        Map<String, String> page = portal.open("/procedures/" + ISSUANCE);
        page.putAll(Portal.applicationFields(MAIL_ADDRESS, secrets.typed(START_PASSWORD)));

        List<HttpResponse<String>> answers = atOnce(TABS, tab -> portal.post("/procedures/" + ISSUANCE, page));

        assertThat(answers).allSatisfy(ParallelLoadContract::leadsOn);
        assertThat(instances(ISSUANCE)).hasSize(1);
        assertThat(tokens()).containsExactly("UNUSED");
    }

    @Test
    void a_page_that_is_sent_20_times_at_once_from_two_sessions_takes_effect_once() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);
        String path = "/procedures/" + ISSUANCE + "/" + issuance.getId();
        List<Portal> sessions = List.of(
                new Portal(port).login(contractNumber, LOGIN_PASSWORD),
                new Portal(port).login(contractNumber, LOGIN_PASSWORD));
        List<Map<String, String>> pages = new ArrayList<>();
        for (Portal session : sessions) {
            Map<String, String> page = session.open(path);
            page.put("confirmationPassword", secrets.typed(CONFIRMATION_PASSWORD));
            pages.add(page);
        }

        List<HttpResponse<String>> answers =
                atOnce(TABS, tab -> sessions.get(tab % 2).post(path, pages.get(tab % 2)));

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
        Portal portal = new Portal(port).login(contractNumber, LOGIN_PASSWORD);
        Map<String, String> page = portal.open(path);
        page.put("otp", secrets.typed("577215"));

        List<HttpResponse<String>> answers = atOnce(TABS, tab -> portal.post(path, page));

        assertThat(answers).allSatisfy(ParallelLoadContract::leadsOn);
        assertThat(audit("token.otp")).containsExactly("WRONG");
    }

    @Test
    void a_token_that_50_apps_set_up_at_once_is_set_up_once() {
        ProcessInstance issuance = issued();
        String serviceId = (String) runtime.getVariable(issuance.getId(), "serviceId");
        String userId = (String) runtime.getVariable(issuance.getId(), "userId");

        List<HttpResponse<String>> answers = atOnce(50, app -> requestSetup(serviceId, userId, START_PASSWORD));

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

    private List<ProcessInstance> instances(String procedure) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(procedure)
                .processInstanceBusinessKey(contractNumber)
                .list();
    }

    private static void leadsOn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Portal.location(answer)).startsWith("/procedures/");
    }

    /** Lets as many threads begin at the same moment. */
    private static <T> List<T> atOnce(int threads, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(pool.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } catch (ExecutionException fault) {
            throw new AssertionError(fault);
        } finally {
            pool.shutdownNow();
        }
    }
}
