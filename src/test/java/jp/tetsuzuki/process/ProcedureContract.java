package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.EngineClock;
import jp.tetsuzuki.token.IndependentTotp;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The running application with a new customer for each test. The clock stands still and moves when told; background
 * steps run when told. The customer's pages are sent to the engine as the portal sends them.
 */
abstract class ProcedureContract {

    static final String ISSUANCE = "otp-token-issuance";
    static final String USE_START = "otp-use-start";
    static final String RELEASE = "otp-use-release";
    static final String SUSPENSION_NOTICE = "password-suspension-notice";
    static final String PAPER_APPLICATION = "paper-application";
    static final String MAIL_PASSWORD_CHANGE = "mail-password-change";
    static final String MAIL_PASSWORD_DISPATCH = "mail-password-dispatch";
    static final String MAIL_PASSWORD_STOP_NOTICE = "mail-password-stop-notice";
    static final String TRANSFER = "adhoc-transfer";

    static final String LOGIN_PASSWORD = "Login-Akebono#7";
    static final String CONFIRMATION_PASSWORD = "Kakunin-Hinode#8";
    static final String WRONG_PASSWORD = "Machigai-Yugure#9";
    static final String START_PASSWORD = "Kaishi2Fuji";

    /** Where the token's mail goes; notices go to {@link #NOTICE_ADDRESS}. */
    static final String MAIL_ADDRESS = "keitai@example.jp";

    static final String NOTICE_ADDRESS = "todoke@example.jp";

    /** Ten o'clock in the morning in Japan. */
    static final Instant START = Instant.parse("2027-02-01T01:00:00Z");

    private static final AtomicInteger LAST_CUSTOMER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** New for each test: a connection kept from an earlier one may just be closed by the server. */
    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    EngineClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AllCustomerFacts facts;

    @Autowired
    private Customers customers;

    @Autowired
    TypedSecrets secrets;

    @Autowired
    LogKeeper log;

    @Autowired
    PageKeeper pages;

    @LocalServerPort
    int port;

    String contractNumber;

    @BeforeEach
    void welcomeNewCustomer() {
        log.begin();
        clock.stopAt(START);
        MailServer.next();
        BpmnAwareTests.init(engine);
        becomeNewCustomer();
    }

    void becomeNewCustomer() {
        contractNumber = "%010d".formatted(3_000_000_000L + LAST_CUSTOMER.incrementAndGet());
        customers.register(
                new Customer(
                        contractNumber, "手続花子", "テツヅキハナコ", new Branch("001", "本店営業部"), "097-500-0001", NOTICE_ADDRESS),
                secrets.typed(LOGIN_PASSWORD),
                secrets.typed(CONFIRMATION_PASSWORD));
    }

    @AfterEach
    void letClockFollowMachine() {
        log.end();
        clock.followMachine();
        BpmnAwareTests.reset();
    }

    // What the customer does

    /** The portal, in a login session that begins now. */
    Portal logIn() {
        return new Portal(port, pages).login(contractNumber, LOGIN_PASSWORD);
    }

    ProcessInstance choose(String procedure) {
        return runtime.startProcessInstanceByKey(
                procedure, contractNumber, Variables.putValue("contractNumber", contractNumber));
    }

    void enterIssuance(ProcessInstance issuance, String startPassword) {
        send(
                issuance,
                page(null).putValue("mailAddress", MAIL_ADDRESS),
                Map.of("startPassword", secrets.typed(startPassword)));
    }

    void confirmIssuance(ProcessInstance issuance, String confirmationPassword) {
        send(issuance, page(null), Map.of("confirmationPassword", secrets.typed(confirmationPassword)));
    }

    void goBack(ProcessInstance issuance) {
        send(issuance, page("back"), Map.of());
    }

    void askForAppMail(ProcessInstance issuance) {
        send(issuance, page("resend"), Map.of());
    }

    void enterOtp(ProcessInstance useStart, String otp) {
        send(useStart, page(null), Map.of("otp", secrets.typed(otp)));
    }

    void confirmRelease(ProcessInstance release, String confirmationPassword, String otp) {
        send(
                release,
                page(null),
                Map.of("confirmationPassword", secrets.typed(confirmationPassword), "otp", secrets.typed(otp)));
    }

    /** Sends the page that waits, without secrets. */
    void answer(ProcessInstance instance, String outcome, Map<String, String> fields) {
        VariableMap page = page(outcome);
        fields.forEach(page::putValue);
        send(instance, page, Map.of());
    }

    void cancel(ProcessInstance instance) {
        runtime.createMessageCorrelation("procedure.cancelled")
                .processInstanceId(instance.getId())
                .correlate();
    }

    static VariableMap page(String outcome) {
        return Variables.putValue("outcome", outcome);
    }

    /** Sends the page in which the instance waits for the customer, as the portal sends it to the engine. */
    void send(ProcessInstance instance, VariableMap page, Map<String, String> secretFields) {
        secretFields.forEach((name, secret) -> page.putValueTyped(name, Variables.stringValue(secret, true)));
        var task = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskAssignee(contractNumber)
                .singleResult();
        tasks.complete(task.getId(), page.putValue("sentPage", task.getTaskDefinitionKey()));
    }

    // Ways to a state

    /** Issues a token; its issuance waits for the app's setup. */
    ProcessInstance issued() {
        ProcessInstance issuance = choose(ISSUANCE);
        enterIssuance(issuance, START_PASSWORD);
        confirmIssuance(issuance, CONFIRMATION_PASSWORD);
        return issuance;
    }

    /** A token that is set up, and what makes its codes. */
    final class Phone {

        private final byte[] secret;

        private Phone(byte[] secret) {
            this.secret = secret;
        }

        String code() {
            return secrets.typed(IndependentTotp.code(secret, clock.instant().getEpochSecond() / 60, 6));
        }

        /** A code that is neither the present one nor an accepted neighbour. */
        String wrongCode() {
            long step = clock.instant().getEpochSecond() / 60;
            List<String> near = List.of(
                    IndependentTotp.code(secret, step - 1, 6),
                    IndependentTotp.code(secret, step, 6),
                    IndependentTotp.code(secret, step + 1, 6));
            return List.of("271828", "314159", "161803", "141421").stream()
                    .filter(code -> !near.contains(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Phone setUp(ProcessInstance issuance) {
        HttpResponse<String> answer = requestSetup(issuance, START_PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        return phone(answer);
    }

    Phone phone(HttpResponse<String> answer) {
        try {
            return new Phone(
                    secrets.given(JSON.readTree(answer.body()).get("secret").asText()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    HttpResponse<String> requestSetup(ProcessInstance issuance, String startPassword) {
        return requestSetup(
                (String) runtime.getVariable(issuance.getId(), "serviceId"),
                (String) runtime.getVariable(issuance.getId(), "userId"),
                startPassword);
    }

    HttpResponse<String> requestSetup(String serviceId, String userId, String startPassword) {
        String body = "{\"serviceId\":\"%s\",\"userId\":\"%s\",\"startPassword\":\"%s\",\"agreed\":true}"
                .formatted(serviceId, userId, secrets.typed(startPassword));
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/app/api/setup"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Starts the use of the token with a right code, and moves on to the next code. */
    ProcessInstance startUse(Phone phone) {
        ProcessInstance useStart = choose(USE_START);
        enterOtp(useStart, phone.code());
        pass(Duration.ofMinutes(2));
        return useStart;
    }

    /** A token in use whose mails have all been sent. */
    Phone inUse() {
        ProcessInstance issuance = issued();
        runDueJobs(issuance);
        Phone phone = setUp(issuance);
        runDueJobs(startUse(phone));
        MailServer.next();
        return phone;
    }

    /** The running notice that a password of the customer's is suspended, null where there is none. */
    ProcessInstance notice() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(contractNumber)
                .processDefinitionKey(SUSPENSION_NOTICE)
                .singleResult();
    }

    /** The customer's running instances of a diagram. */
    List<ProcessInstance> instances(String diagram) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(contractNumber)
                .processDefinitionKey(diagram)
                .list();
    }

    /** Ends the use of the token with a right code. */
    ProcessInstance release(Phone phone) {
        ProcessInstance release = choose(RELEASE);
        confirmRelease(release, CONFIRMATION_PASSWORD, phone.code());
        return release;
    }

    // Time and background steps

    void pass(Duration time) {
        clock.stopAt(clock.instant().plus(time));
    }

    /** Runs what is due, and what becomes due by that, at the present moment. */
    void runDueJobs(ProcessInstance instance) {
        for (List<Job> due = dueJobs(instance); !due.isEmpty(); due = dueJobs(instance)) {
            management.executeJob(due.get(0).getId());
        }
    }

    List<Job> dueJobs(ProcessInstance instance) {
        return management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .executable()
                .list();
    }

    Job jobAt(ProcessInstance instance, String activityId) {
        return management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(activityId)
                .singleResult();
    }

    // What is found

    String tokenState() {
        return (String) facts.of(contractNumber).get("tokenState");
    }

    /** States of all the customer's tokens, drafts included, in alphabetical order, with the reason of a voided one. */
    List<String> tokens() {
        return jdbc.sql("SELECT state, void_reason FROM token WHERE contract_number = ? ORDER BY state, void_reason")
                .param(contractNumber)
                .query((row, number) -> row.getString(1)
                        + Optional.ofNullable(row.getString(2))
                                .map(reason -> " " + reason)
                                .orElse(""))
                .list();
    }

    /** How the customer's actions of this kind ended, in order. */
    List<String> audit(String action) {
        return jdbc.sql("SELECT outcome FROM audit_event WHERE subject = ? AND action = ? ORDER BY id")
                .params(contractNumber, action)
                .query(String.class)
                .list();
    }

    List<String> subjects() {
        return MailServer.received().stream().map(ReceivedMail::subject).toList();
    }

    /** The event whose result page the customer was shown last by the instance. */
    String shown(ProcessInstance instance) {
        return jdbc.sql("SELECT activity_id FROM procedure_result WHERE process_instance_id = ?")
                .param(instance.getId())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }

    /** Asserts that the instance is over and has reached these end events, each once, and no other. */
    void assertEnded(ProcessInstance instance, String... endEvents) {
        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .finished()
                        .list())
                .extracting(HistoricActivityInstance::getActivityId)
                .filteredOn(id -> id.startsWith("endEvent_"))
                .containsExactlyInAnyOrder(endEvents);
    }
}
