package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Paper procedures of a new customer of branch 001. Staff's pages are sent to the engine as the desk sends them; who may
 * send which is the desk's matter and has tests of its own.
 */
abstract class PaperContract extends ProcedureContract {

    static final String RECEPTION = "paper-reception";
    static final String REVIEW = "paper-review";
    static final String OTP_RELEASE = "paper-otp-release";
    static final String OTP_UNLOCK = "paper-otp-unlock";
    static final String LIMIT_LIFT = "paper-issuance-limit-lift";
    static final String MAIL_RESET = "paper-mail-password-reset";
    static final String PASSWORD_UNLOCK = "paper-password-unlock";

    static final String CLERK = "clerk1";
    static final String APPROVER = "approver1";
    static final String HEADQUARTERS = "hq1";

    // Where the customer stands

    void restrict() {
        jdbc.sql("INSERT INTO token_contract (contract_number, issuance_restricted, issues_counted_from)"
                        + " VALUES (?, TRUE, ?)")
                .params(contractNumber, START.minusSeconds(1).atOffset(ZoneOffset.UTC))
                .update();
    }

    void useMailPasswords() {
        jdbc.sql(
                        "INSERT INTO mail_setting (contract_number, mobile_address, mobile_in_use, pc_in_use, version, changed_at)"
                                + " VALUES (?, 'furui@example.jp', TRUE, FALSE, 1, ?)")
                .params(contractNumber, START.atOffset(ZoneOffset.UTC))
                .update();
    }

    void block(String... kinds) {
        for (String kind : kinds) {
            jdbc.sql(
                            "UPDATE customer_password SET blocked = TRUE, suspensions = 3 WHERE contract_number = ? AND kind = ?")
                    .params(contractNumber, kind)
                    .update();
        }
    }

    // The reception

    static Map<String, Object> paper(String reason) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("applicationNumber", null);
        fields.put("paperChannel", "COUNTER");
        fields.put("receivedOn", "2027-02-01");
        fields.put("enclosedIdentity", true);
        fields.put("enclosedOther", null);
        fields.put("paperReason", reason);
        fields.put("paperWish", null);
        fields.put("paperPlace", null);
        fields.put("paperAddress", null);
        return fields;
    }

    static Map<String, Object> paper(String reason, String wish) {
        Map<String, Object> fields = paper(reason);
        fields.put("paperWish", wish);
        return fields;
    }

    ProcessInstance beginReception(String branchCode) {
        return runtime.startProcessInstanceByKey(
                RECEPTION, Variables.putValue("actor", CLERK).putValue("branchCode", branchCode));
    }

    /** The first page of the reception, for the customer of the test unless the fields say otherwise. */
    ProcessInstance enter(Map<String, Object> fields) {
        ProcessInstance reception = beginReception("001");
        enter(reception, fields);
        return reception;
    }

    void enter(ProcessInstance reception, Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putIfAbsent("receptionContractNumber", contractNumber);
        answer(reception, "userTask_enter", CLERK, null, all);
    }

    /** Registers a paper; gives its 受付番号. */
    String receive(Map<String, Object> fields) {
        ProcessInstance reception = enter(fields);
        answer(reception, "userTask_confirm", CLERK, null, Map.of());
        return (String) runtime.getVariable(reception.getId(), "caseNumber");
    }

    // Work on a case

    private void answer(
            ProcessInstance instance, String userTask, String who, String outcome, Map<String, Object> fields) {
        complete(
                tasks.createTaskQuery()
                        .processInstanceId(instance.getId())
                        .taskDefinitionKey(userTask)
                        .singleResult(),
                who,
                outcome,
                fields);
    }

    void sendPage(ProcessInstance instance, String userTask, String outcome) {
        answer(instance, userTask, CLERK, outcome, Map.of());
    }

    private void complete(Task task, String who, String outcome, Map<String, Object> fields) {
        VariableMap sent = Variables.fromMap(fields)
                .putValue("outcome", outcome)
                .putValue("sentPage", task.getTaskDefinitionKey())
                .putValue("actor", who);
        tasks.complete(task.getId(), sent);
    }

    List<Task> waiting(String caseNumber) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list();
    }

    /** The tasks in which the case waits. */
    List<String> waitsFor(String caseNumber) {
        return waiting(caseNumber).stream().map(Task::getTaskDefinitionKey).toList();
    }

    Task task(String caseNumber) {
        List<Task> waiting = waiting(caseNumber);
        assertThat(waiting).hasSize(1);
        return waiting.get(0);
    }

    void work(String caseNumber, String userTask, String who, String outcome, String remark) {
        Task task = task(caseNumber);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(userTask);
        Map<String, Object> fields = new HashMap<>();
        fields.put("caseRemark", remark);
        complete(task, who, outcome, fields);
    }

    void check(String caseNumber) {
        work(caseNumber, "userTask_check", CLERK, null, null);
    }

    void findDeficient(String caseNumber, String remark) {
        work(caseNumber, "userTask_check", CLERK, "deficient", remark);
    }

    void confirmByPhone(String caseNumber) {
        work(caseNumber, "userTask_firstCall", CLERK, null, "ご本人と確認");
    }

    void approve(String caseNumber) {
        work(caseNumber, "userTask_approve", APPROVER, null, null);
    }

    // Time and background steps of all instances of the case

    List<Job> due(String caseNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .flatMap(instance -> dueJobs(instance).stream())
                .toList();
    }

    void runDue(String caseNumber) {
        for (List<Job> due = due(caseNumber); !due.isEmpty(); due = due(caseNumber)) {
            management.executeJob(due.get(0).getId());
        }
    }

    void moveTo(Instant moment) {
        clock.stopAt(moment);
    }

    // What is found

    String caseState(String caseNumber) {
        return column(caseNumber, "state");
    }

    String column(String caseNumber, String column) {
        return jdbc.sql("SELECT " + column + " FROM paper_case WHERE number = ?")
                .param(caseNumber)
                .query((row, n) -> new String[] {row.getString(1)})
                .single()[0];
    }

    LocalDate expectedOn(String caseNumber) {
        return jdbc.sql("SELECT expected_on FROM paper_case WHERE number = ?")
                .param(caseNumber)
                .query(LocalDate.class)
                .single();
    }

    /** Due moment of the one task in which the case waits. */
    Instant dueOf(String caseNumber) {
        Date due = task(caseNumber).getDueDate();
        return due.toInstant();
    }

    /** The events at which the instances of the case have ended. */
    List<String> ends(String caseNumber) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .flatMap(
                        instance -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                .map(activity -> activity.getActivityId())
                .filter(id -> id.startsWith("endEvent_"))
                .toList();
    }

    boolean isOver(String caseNumber) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .count()
                == 0;
    }

    Object fact(String name) {
        return facts.of(contractNumber).get(name);
    }
}
