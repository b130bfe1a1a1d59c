package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** Background steps that have failed, for operators: those that were given up, and those that are tried again. */
@Component
class FailedSteps {

    /**
     * A failed step.
     *
     * @param procedure name of the procedure; of the engine's own work, 保守
     * @param name the step's name in the diagram, or its id where it has none
     * @param at when it was given up; where tries are left, when the next one is, null if it may begin at any moment
     * @param caseNumber of a case of the desk, else null: what else identifies an instance is the customer's
     * @param cause in words
     * @param kind simple name of the exception's class, may be empty
     * @param triesLeft 0 of a step that was given up
     */
    public record Step(
            String id,
            String procedure,
            String name,
            ZonedDateTime at,
            String caseNumber,
            String cause,
            String kind,
            int triesLeft) {}

    /**
     * A page of failed steps.
     *
     * @param more whether there is another page
     */
    record Slice(List<Step> steps, boolean more) {}

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ProcedureCatalog catalog;
    private final DeskCases cases;
    private final FailureCauses causes;
    private final Clock clock;
    private final int pageSize;

    FailedSteps(
            ProcessEngine engine,
            ProcedureCatalog catalog,
            DeskCases cases,
            FailureCauses causes,
            Clock clock,
            DeskSettings settings) {
        this.management = engine.getManagementService();
        this.runtime = engine.getRuntimeService();
        this.repository = engine.getRepositoryService();
        this.catalog = catalog;
        this.cases = cases;
        this.causes = causes;
        this.clock = clock;
        this.pageSize = settings.pageSize();
    }

    long count() {
        return failed().count();
    }

    /**
     * Of the steps that were given up the one that waits longest first.
     *
     * @param number from 1
     */
    Slice page(int number) {
        return slice(failed().orderByJobDuedate().asc(), number, job -> moment(givenUpAt(job)));
    }

    /**
     * Of the steps that have failed and are tried again the one that has the fewest tries left first.
     *
     * @param number from 1
     */
    Slice repeated(int number) {
        JobQuery repeated = management.createJobQuery().withRetriesLeft().withException();
        return slice(repeated.orderByJobRetries().asc(), number, this::nextTry);
    }

    private Slice slice(JobQuery ordered, int number, Function<Job, ZonedDateTime> at) {
        List<Job> jobs = ordered.orderByJobId().asc().listPage((number - 1) * pageSize, pageSize + 1);
        return new Slice(
                jobs.stream()
                        .limit(pageSize)
                        .map(job -> step(job, at.apply(job)))
                        .toList(),
                jobs.size() > pageSize);
    }

    /** Ids of failed steps, in no order. */
    List<String> some(int atMost) {
        return failed().listPage(0, atMost).stream().map(Job::getId).toList();
    }

    private JobQuery failed() {
        return management.createJobQuery().noRetriesLeft();
    }

    private Step step(Job job, ZonedDateTime at) {
        FailureCauses.Cause cause = causes.of(management.getJobExceptionStacktrace(job.getId()));
        return new Step(
                job.getId(),
                job.getProcessDefinitionId() == null
                        ? "保守"
                        : catalog.version(job.getProcessDefinitionId()).name(),
                name(job),
                at,
                Optional.ofNullable(job.getRootProcessInstanceId())
                        .flatMap(cases::receivedIn)
                        .map(DeskCase::number)
                        .orElse(null),
                cause.words(),
                cause.kind(),
                job.getRetries());
    }

    private String name(Job job) {
        if (job.getProcessDefinitionId() == null) {
            return "古い記録の整理";
        }
        String activity = activity(job);
        FlowElement element =
                repository.getBpmnModelInstance(job.getProcessDefinitionId()).getModelElementById(activity);
        return Optional.ofNullable(element).map(FlowElement::getName).orElse(activity);
    }

    /** A job that was given up without ever having run has failed nowhere: its definition tells what it is for. */
    private String activity(Job job) {
        return Optional.ofNullable(job.getFailedActivityId())
                .orElseGet(() -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId());
    }

    private ZonedDateTime nextTry(Job job) {
        return job.getDuedate() != null && job.getDuedate().toInstant().isAfter(clock.instant())
                ? moment(job.getDuedate())
                : null;
    }

    private ZonedDateTime moment(Date at) {
        return at.toInstant().atZone(clock.getZone());
    }

    private Date givenUpAt(Job job) {
        return runtime.createIncidentQuery().configuration(job.getId()).listPage(0, 1).stream()
                .map(Incident::getIncidentTimestamp)
                .findFirst()
                .orElse(job.getCreateTime());
    }
}
