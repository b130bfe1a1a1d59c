package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.DeskUser;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The pages that wait for a member of staff, and what they show. The engine itself checks nobody, so every access names
 * who is logged in, and finds the tasks that this person has claimed or begun and no other.
 */
@Component
class WaitingPages {

    /**
     * A page that waits for the member of staff.
     *
     * @param taskId the engine's id of this very waiting
     * @param instanceId the process instance
     * @param name the task's name in the diagram
     * @param since when it began to wait
     * @param procedure the version that the instance runs on
     * @param page the page
     * @param task the desk's task; empty for a page of whoever has begun the procedure
     */
    record Waiting(
            String taskId,
            String instanceId,
            String name,
            Instant since,
            Procedure procedure,
            Procedure.Page page,
            Optional<DeskTask> task) {}

    private final ProcedureCatalog catalog;
    private final Procedures procedures;
    private final DeskClaims claims;
    private final TaskService tasks;
    private final HistoryService history;
    private final AllCustomerFacts facts;
    private final Clock clock;

    WaitingPages(
            ProcedureCatalog catalog,
            Procedures procedures,
            DeskClaims claims,
            TaskService tasks,
            HistoryService history,
            AllCustomerFacts facts,
            Clock clock) {
        this.catalog = catalog;
        this.procedures = procedures;
        this.claims = claims;
        this.tasks = tasks;
        this.history = history;
        this.facts = facts;
        this.clock = clock;
    }

    /** The page of a task that the person has claimed, or that is theirs as who has begun the procedure. */
    Optional<Waiting> waitingFor(DeskUser user, String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(taskId)
                        .taskAssignee(user.staffId())
                        .active()
                        .singleResult())
                .flatMap(task -> waiting(user, task));
    }

    /**
     * The pages in which procedures wait for the person who has begun them, oldest first.
     *
     * @param key the procedure's
     */
    List<Waiting> begun(DeskUser user, String key) {
        return tasks
                .createTaskQuery()
                .taskAssignee(user.staffId())
                .processDefinitionKey(key)
                .active()
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .flatMap(task -> waiting(user, task).stream())
                .filter(waiting -> waiting.page().beginners())
                .toList();
    }

    /** The page in which the instance waits for the person. */
    Optional<Waiting> waitingIn(DeskUser user, String instanceId) {
        return tasks
                .createTaskQuery()
                .taskAssignee(user.staffId())
                .processInstanceId(instanceId)
                .active()
                .list()
                .stream()
                .flatMap(task -> waiting(user, task).stream())
                .findFirst();
    }

    /** The instance in which a page waited for the person that waits no longer. */
    Optional<String> instanceOfEnded(DeskUser user, String taskId) {
        return Optional.ofNullable(history.createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .taskAssignee(user.staffId())
                        .finished()
                        .singleResult())
                .map(HistoricTaskInstance::getProcessInstanceId);
    }

    private Optional<Waiting> waiting(DeskUser user, Task task) {
        Procedure procedure = catalog.version(task.getProcessDefinitionId());
        Procedure.Page page = procedure.pages().get(task.getTaskDefinitionKey());
        Optional<DeskTask> claimed = claims.seen(user, task.getId()).filter(seen -> seen.isOf(user.staffId()));
        return claimed.isPresent() || page.beginners()
                ? Optional.of(new Waiting(
                        task.getId(),
                        task.getProcessInstanceId(),
                        task.getName(),
                        task.getCreateTime().toInstant(),
                        procedure,
                        page,
                        claimed))
                : Optional.empty();
    }

    /**
     * What the page's form can show: what is known of the customer, over it the instance's variables, and what the
     * page's decisions make of both at this moment.
     */
    Map<String, Object> values(DeskUser user, Waiting waiting) {
        Map<String, Object> variables = tasks.getVariables(waiting.taskId());
        Map<String, Object> values = known(user, (String) variables.get(ProcedureVariables.CONTRACT_NUMBER.name()));
        values.putAll(variables);
        return onPage(waiting.procedure(), waiting.page(), values);
    }

    /** The same for a procedure's first page, before there is an instance. */
    Map<String, Object> valuesOfFirst(Procedure procedure, Procedure.Page page) {
        return onPage(procedure, page, new HashMap<>());
    }

    private Map<String, Object> onPage(Procedure procedure, Procedure.Page page, Map<String, Object> values) {
        values.put(DeskVariables.CURRENT_DATE.name(), LocalDate.now(clock).toString());
        procedures.decide(procedure, page, values);
        return values;
    }

    /**
     * What is known of a customer whose branch the person sees. Of nobody else: the contract number may just have been
     * typed.
     *
     * @param contractNumber null where there is none
     * @return a fresh map that the caller may change
     */
    Map<String, Object> known(DeskUser user, String contractNumber) {
        Map<String, Object> known = contractNumber == null ? new HashMap<>() : facts.of(contractNumber);
        Optional<Object> branch = Optional.ofNullable(known.get("branchCode"));
        return branch.filter(code -> user.sees((String) code)).isPresent() ? known : new HashMap<>();
    }
}
