package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A customer's procedures: the one place where pages meet the engine. The engine itself checks nobody, so every access
 * names the customer who is logged in and finds that customer's instances and tasks only.
 */
@Component
class Procedures {

    /**
     * An instance's page that waits for the customer.
     *
     * @param instanceId the process instance
     * @param taskId the engine's id of this very waiting; a page that is sent twice names one that is gone
     * @param procedure the version that the instance runs on
     * @param page the page
     */
    record Waiting(String instanceId, String taskId, Procedure procedure, Procedure.Page page) {}

    /** What came of sending a page. */
    sealed interface Sent {

        /** Done; the customer goes on in the given instance. */
        record Done(String instanceId) implements Sent {}

        /** The page was not the one that waits: it had been sent before, or time was up. Nothing was done. */
        record Outdated(String instanceId) implements Sent {}
    }

    private final ProcedureCatalog catalog;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final DecisionService decisions;
    private final IdentityService identity;
    private final ManagementService management;
    private final Clock clock;
    private final AllCustomerFacts facts;
    private final ProcedureGate gate;
    private final FirstPages firstPages;
    private final Audit audit;

    Procedures(
            ProcedureCatalog catalog,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            DecisionService decisions,
            IdentityService identity,
            ManagementService management,
            Clock clock,
            AllCustomerFacts facts,
            ProcedureGate gate,
            FirstPages firstPages,
            Audit audit) {
        this.catalog = catalog;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.decisions = decisions;
        this.identity = identity;
        this.management = management;
        this.clock = clock;
        this.facts = facts;
        this.gate = gate;
        this.firstPages = firstPages;
        this.audit = audit;
    }

    /** All pages that wait for the customer, newest first. */
    List<Waiting> waitingFor(String contractNumber) {
        return tasks
                .createTaskQuery()
                .taskAssignee(contractNumber)
                .active()
                .orderByTaskCreateTime()
                .desc()
                .list()
                .stream()
                .map(this::waiting)
                .toList();
    }

    /** The step in which the customer's instance of this procedure waits; a status page is no step. */
    Optional<Waiting> openStep(String contractNumber, String key) {
        return tasks.createTaskQuery().taskAssignee(contractNumber).processDefinitionKey(key).active().list().stream()
                .map(this::waiting)
                .filter(waiting -> !waiting.page().status())
                .findFirst();
    }

    /** The instance that a sending of a first page is too late for: started by the same page, or otherwise under way. */
    Optional<String> standsIn(String contractNumber, String key, String pageId) {
        return firstPages
                .instanceOf(contractNumber, pageId)
                .or(() -> openStep(contractNumber, key).map(Waiting::instanceId));
    }

    /** The page in which the instance waits for this customer; empty for anybody else's. */
    Optional<Waiting> waitingIn(String contractNumber, String instanceId) {
        return tasks
                .createTaskQuery()
                .taskAssignee(contractNumber)
                .processInstanceId(instanceId)
                .active()
                .list()
                .stream()
                .findFirst()
                .map(this::waiting);
    }

    /** The next moment at which a timer ends the waiting of a status page; empty for steps and where none runs. */
    Optional<ZonedDateTime> deadline(Waiting waiting) {
        if (!waiting.page().status()) {
            return Optional.empty();
        }
        return management.createJobQuery().processInstanceId(waiting.instanceId()).timers().active().list().stream()
                .map(Job::getDuedate)
                // The last one: what comes before it only reminds.
                .max(Comparator.naturalOrder())
                .map(due -> due.toInstant().atZone(clock.getZone()));
    }

    /** Whether the instance, running or ended, is this customer's. */
    boolean owns(String contractNumber, String instanceId) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .processInstanceBusinessKey(contractNumber)
                        .count()
                == 1;
    }

    /**
     * What the page's form can show: what is known of the customer, over it the instance's variables, and what the
     * page's decisions make of both at this moment.
     */
    Map<String, Object> values(String contractNumber, Waiting waiting) {
        Map<String, Object> values = facts.of(contractNumber);
        values.putAll(runtime.getVariables(waiting.instanceId()));
        decide(waiting.procedure(), waiting.page(), values);
        return values;
    }

    /** The same for a procedure's first page, before there is an instance. */
    Map<String, Object> valuesOfFirst(String contractNumber, Procedure procedure) {
        Map<String, Object> values = facts.of(contractNumber);
        procedure.firstPage().ifPresent(page -> decide(procedure, page, values));
        return values;
    }

    /** Adds what the page's decisions make of the values. */
    void decide(Procedure procedure, Procedure.Page page, Map<String, Object> values) {
        for (String decision : page.decisions()) {
            decisions
                    .evaluateDecisionTableById(catalog.decision(procedure, decision), values)
                    .forEach(rule -> values.putAll(rule.getEntryMap()));
        }
    }

    /** Sets going what opening the page sets going, if its condition holds. */
    @Transactional
    void open(String contractNumber, Waiting waiting) {
        Optional<Procedure.Opening> opening = waiting.page().opening();
        if (opening.isEmpty() || !opening.get().condition().holds(values(contractNumber, waiting))) {
            return;
        }
        as(contractNumber, () -> {
            gate.enter(contractNumber);
            // Asked again behind the gate: another tab may have opened the page at the same moment, or sent it.
            boolean still = waitingIn(contractNumber, waiting.instanceId())
                            .filter(now -> now.taskId().equals(waiting.taskId()))
                            .isPresent()
                    && opening.get().condition().holds(values(contractNumber, waiting));
            if (still) {
                runtime.createMessageCorrelation(opening.get().message())
                        .processInstanceId(waiting.instanceId())
                        .correlate();
            }
            return still;
        });
    }

    /** Starts the procedure for its first page to be opened, or finds the instance in which it is open already. */
    @Transactional
    String startByOpening(String contractNumber, Procedure procedure) {
        return as(contractNumber, () -> {
            gate.enter(contractNumber);
            return openStep(contractNumber, procedure.key())
                    .map(Waiting::instanceId)
                    .orElseGet(() -> begin(contractNumber, procedure).getId());
        });
    }

    /** Why the procedure is closed to a customer of whom the given is known, in words for the customer. */
    Optional<String> closedBecause(Procedure procedure, Map<String, Object> known) {
        return procedure.availability().flatMap(decision -> {
            Map<String, Object> input = new HashMap<>(known);
            input.put(ProcedureVariables.PROCEDURE, procedure.key());
            var result = decisions.evaluateDecisionTableById(catalog.decision(procedure, decision), input);
            return Optional.ofNullable(result.isEmpty() ? null : result.getSingleEntry());
        });
    }

    /**
     * Starts the procedure and takes its first page as sent, in one transaction.
     *
     * @param pageId which showing of the first page was sent; the same one starts nothing twice
     * @param sent what the page's form accepted
     */
    @Transactional
    Sent start(String contractNumber, Procedure procedure, String pageId, FormCheck.Accepted sent) {
        return as(contractNumber, () -> {
            gate.enter(contractNumber);
            Optional<String> earlier = firstPages.instanceOf(contractNumber, pageId);
            if (earlier.isPresent()) {
                return new Sent.Outdated(earlier.get());
            }
            Optional<Waiting> open = openStep(contractNumber, procedure.key());
            if (open.isPresent()) {
                return new Sent.Outdated(open.get().instanceId());
            }
            ProcessInstance instance = begin(contractNumber, procedure);
            firstPages.sent(contractNumber, pageId, instance.getId());
            waitingIn(contractNumber, instance.getId())
                    .filter(waiting -> Optional.of(waiting.page()).equals(procedure.firstPage()))
                    .ifPresent(first -> complete(first, sent));
            return new Sent.Done(instance.getId());
        });
    }

    /**
     * Completes the page's task, or gives the procedure up where the button says so.
     *
     * @param taskId the waiting that the page was made for
     * @param sent what the page's form accepted
     */
    @Transactional
    Sent send(String contractNumber, String instanceId, String taskId, FormCheck.Accepted sent) {
        return as(contractNumber, () -> {
            gate.enter(contractNumber);
            Optional<Waiting> waiting = waitingIn(contractNumber, instanceId)
                    .filter(candidate -> candidate.taskId().equals(taskId));
            if (waiting.isEmpty()) {
                return new Sent.Outdated(instanceId);
            }
            if (sent.outcome().filter(Outcomes.CANCEL::equals).isPresent()) {
                runtime.createMessageCorrelation(ProcedureVariables.CANCELLED)
                        .processInstanceId(instanceId)
                        .correlate();
                audit.record(AuditEvent.of("procedure.cancel", "DONE", contractNumber)
                        .about(waiting.get().procedure().key()));
            } else {
                complete(waiting.get(), sent);
            }
            return new Sent.Done(instanceId);
        });
    }

    private ProcessInstance begin(String contractNumber, Procedure procedure) {
        ProcessInstance instance = runtime.startProcessInstanceById(
                procedure.definitionId(),
                contractNumber,
                Variables.putValue(ProcedureVariables.CONTRACT_NUMBER.name(), contractNumber));
        audit.record(AuditEvent.of("procedure.start", "DONE", contractNumber).about(procedure.key()));
        return instance;
    }

    private void complete(Waiting waiting, FormCheck.Accepted sent) {
        VariableMap variables = Variables.createVariables();
        sent.values().forEach(variables::putValue);
        // Transient: they reach the next synchronous steps and no table.
        sent.secrets().forEach((key, secret) -> variables.putValueTyped(key, Variables.stringValue(secret, true)));
        variables.putValue(ProcedureVariables.OUTCOME.name(), sent.outcome().orElse(null));
        variables.putValue(ProcedureVariables.SENT_PAGE.name(), waiting.page().activityId());
        tasks.complete(waiting.taskId(), variables);
    }

    private Waiting waiting(Task task) {
        Procedure procedure = catalog.version(task.getProcessDefinitionId());
        return new Waiting(
                task.getProcessInstanceId(),
                task.getId(),
                procedure,
                procedure.pages().get(task.getTaskDefinitionKey()));
    }

    private <T> T as(String contractNumber, Supplier<T> work) {
        identity.setAuthenticatedUserId(contractNumber);
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
