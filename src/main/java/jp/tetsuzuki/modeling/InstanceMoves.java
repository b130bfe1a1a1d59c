package jp.tetsuzuki.modeling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.modeling.InstanceMoves.Tried.Gone;
import jp.tetsuzuki.modeling.InstanceMoves.Tried.Moved;
import jp.tetsuzuki.modeling.InstanceMoves.Tried.Refused;
import jp.tetsuzuki.modeling.MovePlan.Problem;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Moves running instances as planned, each in a transaction of its own: one that can't be moved holds up no other, and
 * however often or at once it is asked for, none is moved twice.
 */
@Component
class InstanceMoves {

    /** So many instances are tried at one request: a page must answer within seconds. */
    static final int MOST = 50;

    private static final Logger LOG = LoggerFactory.getLogger(InstanceMoves.class);
    private static final JapaneseWords WORDS = JapaneseWords.read();
    private static final int LONGEST_OBJECT = 255;

    private static final String BUSY = "自動の処理を実行しているところです。終わってから、もう一度お試しください";
    private static final String OVERTAKEN = "同じときに手続きが進みました。もう一度お試しください";
    private static final String FAULT = "新しい版の期限や式の値を求められませんでした";

    /** What came of one instance. */
    sealed interface Tried {

        /** It goes on in the other version. */
        record Moved() implements Tried {}

        /** It has ended, or was moved by somebody else. */
        record Gone() implements Tried {}

        /**
         * It stays as it is.
         *
         * @param instanceId the process instance
         * @param problems why, at least one
         */
        record Refused(String instanceId, List<Problem> problems) implements Tried {}
    }

    /**
     * What came of a request.
     *
     * @param moved instances that go on in the other version
     * @param refused instances that were tried and stay
     * @param left instances that were not tried yet
     * @param next how many to pass over to get to these
     */
    record Report(long moved, List<Refused> refused, long left, int next) {}

    private final InstanceMove move;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Audit audit;

    InstanceMoves(InstanceMove move, RuntimeService runtime, RepositoryService repository, Audit audit) {
        this.move = move;
        this.runtime = runtime;
        this.repository = repository;
        this.audit = audit;
    }

    /**
     * Tries at most {@value #MOST} instances, in the order of their ids. Each move is recorded with it, and the sum of the
     * request at its end.
     *
     * @param plan one without problems moves what fits it; one with problems moves nothing
     * @param skip instances that were refused before and are passed over
     */
    Report move(MovePlan plan, int skip) {
        List<Tried> tried = new ArrayList<>();
        try {
            plan.engine()
                    .ifPresent(engine -> instances(plan, skip).forEach(id -> tried.add(attempt(plan, engine, id))));
        } finally {
            // Also of what was moved before a fault.
            record(plan, moved(tried), refused(tried));
        }
        List<Refused> refused = refused(tried);
        int next = skip + refused.size();
        return new Report(moved(tried), refused, Math.max(0, running(plan).count() - next), next);
    }

    private static long moved(List<Tried> tried) {
        return tried.stream().filter(Moved.class::isInstance).count();
    }

    private static List<Refused> refused(List<Tried> tried) {
        return tried.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }

    private List<String> instances(MovePlan plan, int skip) {
        return running(plan).orderByProcessInstanceId().asc().listPage(skip, MOST).stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    private ProcessInstanceQuery running(MovePlan plan) {
        return runtime.createProcessInstanceQuery().processDefinitionId(plan.sourceId());
    }

    private Tried attempt(MovePlan plan, MigrationPlan engine, String instanceId) {
        try {
            return switch (move.move(plan, engine, instanceId)) {
                case MOVED -> new Moved();
                case GONE -> new Gone();
                case BUSY -> refused(instanceId, BUSY);
            };
        } catch (MigratingProcessInstanceValidationException unfit) {
            return new Refused(instanceId, problems(plan, unfit.getValidationReport()));
        } catch (OptimisticLockingException | ConcurrencyFailureException overtaken) {
            return refused(instanceId, OVERTAKEN);
        } catch (BadUserRequestException gone) {
            // The engine finds it no more in the version where it was a moment ago.
            return new Gone();
        } catch (ProcessEngineException fault) {
            LOG.warn("The instance {} could not be moved to {}.", instanceId, plan.targetId(), fault);
            return refused(instanceId, FAULT);
        }
    }

    private static Refused refused(String instanceId, String why) {
        return new Refused(instanceId, List.of(new Problem(null, why)));
    }

    private List<Problem> problems(MovePlan plan, MigratingProcessInstanceValidationReport report) {
        return Stream.of(
                        report.getFailures().stream().map(failure -> new Problem(null, WORDS.of(failure))),
                        report.getActivityInstanceReports().stream()
                                .flatMap(one -> problems(plan, one.getSourceScopeId(), one.getFailures())),
                        report.getTransitionInstanceReports().stream()
                                .flatMap(one -> problems(plan, one.getSourceScopeId(), one.getFailures())))
                .flatMap(problems -> problems)
                .distinct()
                .toList();
    }

    private Stream<Problem> problems(MovePlan plan, String stepId, List<String> failures) {
        FlowNode step =
                repository.getBpmnModelInstance(plan.sourceId()).getModelElementById(stepId) instanceof FlowNode node
                        ? node
                        : null;
        return failures.stream()
                .map(failure -> new Problem(step == null ? null : MovePlans.element(step), WORDS.of(failure)));
    }

    private void record(MovePlan plan, long moved, List<Refused> refused) {
        refused.forEach(one -> audit.record(AuditEvent.of(InstanceMove.ACTION, "INSTANCE_REFUSED", null)
                .about(limited(one.instanceId() + " " + places(one)))));
        audit.record(AuditEvent.of(InstanceMove.ACTION, outcome(plan, moved, refused.size()), null)
                .about(limited("%s %d->%d moved=%d refused=%d"
                        .formatted(plan.key(), plan.from(), plan.to(), moved, refused.size()))));
    }

    private static String outcome(MovePlan plan, long moved, int refused) {
        if (plan.engine().isEmpty() || moved == 0 && refused > 0) {
            return "REFUSED";
        }
        if (moved == 0) {
            return "NOTHING";
        }
        return refused == 0 ? "DONE" : "PARTLY";
    }

    private static String places(Refused refused) {
        return String.join(
                " ",
                refused.problems().stream()
                        .map(problem -> problem.element() == null
                                ? "-"
                                : problem.element().id())
                        .toList());
    }

    private static String limited(String object) {
        return object.substring(0, Math.min(object.length(), LONGEST_OBJECT));
    }
}
