package jp.tetsuzuki.taskui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.platform.DeskUser;
import jp.tetsuzuki.platform.EngineClock;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A procedure such as features have: a clerk receives a paper in two pages, a clerk checks it, an approver of the branch
 * approves it or sends it back, after a day with a reminder, after two days headquarters instead.
 */
@TestComponent
class DeskExample {

    static final String KEY = "desk-example";
    static final String REVIEW = "desk-example-review";

    /** Ten o'clock in the morning in Japan. */
    static final Instant START = Instant.parse("2027-02-01T01:00:00Z");

    private static final AtomicInteger LAST_CUSTOMER = new AtomicInteger();
    private static final List<String> FILES = List.of(
            "desk-example.bpmn",
            "desk-example-review.bpmn",
            "desk-example-input.form",
            "desk-example-confirm.form",
            "desk-example-receipt.form",
            "desk-example-timed-out.form",
            "desk-example-check.form",
            "desk-example-approve.form");

    private final RepositoryService repository;
    private final ManagementService management;
    private final Customers customers;
    private final ProcedureCatalog catalog;
    private final DeskWork work;
    private final WaitingPages pages;
    private final DeskCases cases;
    private final DeskClaims claims;
    private final DeskTasks tasks;
    private final JdbcClient jdbc;
    private final EngineClock clock;

    DeskExample(
            RepositoryService repository,
            ManagementService management,
            Customers customers,
            ProcedureCatalog catalog,
            DeskWork work,
            WaitingPages pages,
            DeskCases cases,
            DeskClaims claims,
            DeskTasks tasks,
            JdbcClient jdbc,
            EngineClock clock) {
        this.repository = repository;
        this.management = management;
        this.customers = customers;
        this.catalog = catalog;
        this.work = work;
        this.pages = pages;
        this.cases = cases;
        this.claims = claims;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
        deploy();
    }

    private void deploy() {
        DeploymentBuilder deployment = repository.createDeployment().name("desk-example");
        FILES.forEach(file -> deployment.addInputStream(file, getClass().getResourceAsStream("/desk/" + file)));
        deployment.deploy();
    }

    /** Leaves no task of an earlier test in any list. */
    void clearDesk() {
        clock.stopAt(START);
        jdbc.sql("UPDATE desk_task SET state = 'GONE', done_at = created_at WHERE state IN ('OPEN', 'CLAIMED', 'DONE')")
                .update();
    }

    /** A new customer of the branch. */
    String customerOf(String branchCode) {
        String number = "%010d".formatted(4_000_000_000L + LAST_CUSTOMER.incrementAndGet());
        Branch branch = new Branch(branchCode, branchCode.equals("001") ? "本店営業部" : "別府支店");
        customers.register(
                new Customer(number, "届出太郎", "トドケデタロウ", branch, "097-500-0001", "taro@example.jp"),
                "Login-pass",
                "Kakunin-pass");
        return number;
    }

    /** Receives a paper of a new customer of the clerk's branch, up to the receipt; its check waits. */
    DeskCase received(DeskUser clerk) {
        return received(clerk, customerOf(clerk.branchCode().orElseThrow()));
    }

    DeskCase received(DeskUser clerk, String contractNumber) {
        String instanceId = begun(clerk, contractNumber);
        send(clerk, pages.waitingIn(clerk, instanceId).orElseThrow().taskId(), null, null);
        return cases.receivedIn(instanceId).orElseThrow();
    }

    /** Sends the first page of a reception; its second one waits for the clerk. */
    String begun(DeskUser clerk, String contractNumber) {
        Procedure procedure = catalog.latest(KEY).orElseThrow();
        DeskWork.Sent sent = work.begin(
                clerk,
                procedure,
                UUID.randomUUID().toString(),
                answer(Map.of("contractNumber", contractNumber), "確認画面へ", null));
        return ((DeskWork.Sent.Done) sent).instanceId();
    }

    /** The task of the case that waits. */
    DeskTask waiting(DeskCase about) {
        return tasks.waitingOf(about.number()).get(0);
    }

    DeskClaims.Claim claim(DeskUser user, DeskTask task) {
        return claims.claim(user, claims.seen(user, task.id()).orElseThrow());
    }

    /** Claims and completes the task of the case that waits. */
    void work(DeskUser user, DeskCase about, String outcome, String remark) {
        DeskTask task = waiting(about);
        if (claim(user, task) != DeskClaims.Claim.YOURS
                || !(send(user, task.id(), outcome, remark) instanceof DeskWork.Sent.Done)) {
            throw new AssertionError("The task is not done.");
        }
    }

    DeskWork.Sent send(DeskUser user, String taskId, String outcome, String remark) {
        Map<String, Object> values = remark == null ? Map.of() : Map.of("caseRemark", remark);
        return work.send(user, taskId, answer(values, outcome == null ? "主なボタン" : outcome, outcome));
    }

    private static DeskWork.Answer answer(Map<String, Object> values, String button, String outcome) {
        return new DeskWork.Answer(new FormCheck.Accepted(values, Map.of(), Optional.ofNullable(outcome)), button);
    }

    void pass(Duration time) {
        clock.stopAt(clock.instant().plus(time));
    }

    /** Runs the timers that are due while the present tasks of the case wait. */
    void runDueTimers(DeskCase about) {
        for (DeskTask task : tasks.waitingOf(about.number())) {
            for (List<Job> due = dueTimers(task); !due.isEmpty(); due = dueTimers(task)) {
                management.executeJob(due.get(0).getId());
            }
        }
    }

    /** Runs the timers of receptions that are due. */
    void runTimersOfReceptions() {
        management
                .createJobQuery()
                .processDefinitionKey(KEY)
                .timers()
                .executable()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    /** The one that was due first stands first. */
    private List<Job> dueTimers(DeskTask task) {
        return management
                .createJobQuery()
                .processInstanceId(task.instanceId())
                .timers()
                .executable()
                .orderByJobDuedate()
                .asc()
                .list();
    }
}
