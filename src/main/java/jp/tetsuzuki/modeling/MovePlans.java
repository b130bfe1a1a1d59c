package jp.tetsuzuki.modeling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.modeling.MovePlan.Element;
import jp.tetsuzuki.modeling.MovePlan.Problem;
import jp.tetsuzuki.modeling.MovePlan.Step;
import jp.tetsuzuki.platform.InstanceMoving;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Plans how running instances go on in another version: every step in its equal of the same id and kind, and where there
 * is none, in one of the same kind that the analyst chooses. Timers keep their moments unless the diagram sets them
 * differently. A user task goes to no other people: the engine asks whose it is only when it begins.
 */
@Component
class MovePlans {

    /** Versions that a page offers, the newest ones. */
    private static final int VERSIONS = 100;

    private static final JapaneseWords WORDS = JapaneseWords.read();
    private static final String MISSING = "新しい版に同じ手順がありません";
    private static final String OTHER_HANDS = "新しい版では担当者または候補グループが異なります";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;

    MovePlans(RepositoryService repository, RuntimeService runtime, ManagementService management) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
    }

    /** The versions that instances of the given one can be moved to, the newest first. */
    List<Integer> targets(String key, int from) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .active()
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, VERSIONS)
                .stream()
                .map(ProcessDefinition::getVersion)
                .filter(version -> version != from)
                .toList();
    }

    /**
     * @param chosen what steps without an equal one become, by their id; what can't be chosen is left out
     * @return empty where one of the versions is none, both are the same, or the other one is out of force
     */
    Optional<MovePlan> of(String key, int from, int to, Map<String, String> chosen) {
        Optional<ProcessDefinition> target = find(key, to).filter(version -> from != to && !version.isSuspended());
        return find(key, from).flatMap(source -> target.map(other -> new Draft(source, other, chosen).plan()));
    }

    private Optional<ProcessDefinition> find(String key, int version) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult());
    }

    private Map<String, FlowNode> nodes(ProcessDefinition version) {
        return repository.getBpmnModelInstance(version.getId()).getModelElementsByType(FlowNode.class).stream()
                .collect(Collectors.toMap(FlowNode::getId, node -> node));
    }

    static Element element(FlowNode node) {
        return new Element(node.getId(), NodeWords.of(node));
    }

    /** A plan in the making. */
    private final class Draft {

        private final ProcessDefinition source;
        private final ProcessDefinition target;
        private final Map<String, FlowNode> before;
        private final Map<String, FlowNode> after;
        private final Set<String> otherHands = new HashSet<>();

        /** What each step becomes, by ids. */
        private final Map<String, String> pairs = new LinkedHashMap<>();

        private final List<ActivityStatistics> waiting;
        private final Set<String> equal;
        private final List<Problem> problems = new ArrayList<>();

        Draft(ProcessDefinition source, ProcessDefinition target, Map<String, String> chosen) {
            this.source = source;
            this.target = target;
            this.before = nodes(source);
            this.after = nodes(target);
            this.waiting = management.createActivityStatisticsQuery(source.getId()).list().stream()
                    .filter(one -> one.getInstances() > 0 && before.containsKey(one.getId()))
                    .toList();
            pairEqual();
            this.equal = Set.copyOf(pairs.keySet());
            waiting.stream()
                    .map(one -> before.get(one.getId()))
                    .forEach(step -> choices(step)
                            .filter(choice -> choice.getId().equals(chosen.get(step.getId())))
                            .findFirst()
                            .ifPresent(choice -> pair(step, choice)));
        }

        private void pairEqual() {
            runtime.createMigrationPlan(source.getId(), target.getId())
                    .mapEqualActivities()
                    .build()
                    .getInstructions()
                    .forEach(one -> pairs.put(one.getSourceActivityId(), one.getTargetActivityId()));
            pairs.forEach((from, to) -> {
                if (before.containsKey(from)
                        && after.containsKey(to)
                        && !StepLikeness.haveSameHands(before.get(from), after.get(to))) {
                    otherHands.add(from);
                }
            });
            pairs.keySet().removeAll(otherHands);
            pairs.keySet()
                    .removeIf(id -> before.get(id) instanceof BoundaryEvent event
                            && otherHands.contains(event.getAttachedTo().getId()));
        }

        /** Of the events at the step those that the chosen one has as well stay. */
        private void pair(FlowNode step, FlowNode choice) {
            pairs.put(step.getId(), choice.getId());
            before.values().stream()
                    .filter(event -> isAt(event, step)
                            && isAt(after.get(event.getId()), choice)
                            && StepLikeness.areSameEvents(event, after.get(event.getId())))
                    .forEach(event -> pairs.put(event.getId(), event.getId()));
        }

        private static boolean isAt(FlowNode event, FlowNode step) {
            return event instanceof BoundaryEvent boundary
                    && boundary.getAttachedTo().getId().equals(step.getId());
        }

        private Stream<FlowNode> choices(FlowNode step) {
            return equal.contains(step.getId())
                    ? Stream.empty()
                    : after.values().stream()
                            .filter(other -> StepLikeness.canReplace(step, other))
                            .sorted(Comparator.comparing(other -> element(other).name()));
        }

        MovePlan plan() {
            Optional<MigrationPlan> engine = engine();
            return new MovePlan(
                    source.getKey(),
                    source.getName() == null ? source.getKey() : source.getName(),
                    source.getVersion(),
                    target.getVersion(),
                    source.getId(),
                    target.getId(),
                    runtime.createProcessInstanceQuery()
                            .processDefinitionId(source.getId())
                            .count(),
                    waiting.stream()
                            .map(this::step)
                            .sorted(Comparator.comparing(Step::count).reversed())
                            .toList(),
                    elements(before, this::isRestarted),
                    elements(after, node -> beginsByItself(node) && !pairs.containsValue(node.getId())),
                    elements(before, node -> beginsByItself(node) && !pairs.containsKey(node.getId())),
                    List.copyOf(problems),
                    pages(),
                    engine);
        }

        private Step step(ActivityStatistics one) {
            FlowNode step = before.get(one.getId());
            FlowNode becomes = after.get(pairs.getOrDefault(one.getId(), ""));
            return new Step(
                    element(step),
                    one.getInstances(),
                    becomes == null ? null : element(becomes),
                    choices(step).map(MovePlans::element).toList(),
                    reason(one.getId()));
        }

        private String reason(String stepId) {
            if (equal.contains(stepId)) {
                return null;
            }
            return otherHands.contains(stepId) ? OTHER_HANDS : MISSING;
        }

        private static List<Element> elements(Map<String, FlowNode> nodes, Predicate<FlowNode> which) {
            return nodes.values().stream()
                    .filter(which)
                    .map(MovePlans::element)
                    .sorted(Comparator.comparing(Element::name))
                    .toList();
        }

        private boolean isRestarted(FlowNode node) {
            return StepLikeness.isTimer(node) && pairs.containsKey(node.getId()) && waitsForOther(node.getId());
        }

        private boolean waitsForOther(String id) {
            FlowNode node = before.get(id);
            FlowNode other = after.get(pairs.get(id));
            return node != null && other != null && StepLikeness.waitsForOther(node, other);
        }

        /** A timer that the engine sets when its step or subprocess begins, or is added to by a move. */
        private static boolean beginsByItself(FlowNode node) {
            return StepLikeness.isTimer(node)
                    && (node instanceof BoundaryEvent
                            || node instanceof StartEvent && node.getParentElement() instanceof SubProcess);
        }

        private List<InstanceMoving.Step> pages() {
            return pairs.entrySet().stream()
                    .filter(pair -> before.get(pair.getKey()) instanceof UserTask)
                    .map(pair -> new InstanceMoving.Step(
                            pair.getKey(),
                            pair.getValue(),
                            element(after.get(pair.getValue())).name()))
                    .toList();
        }

        private Optional<MigrationPlan> engine() {
            MigrationPlanBuilder builder = runtime.createMigrationPlan(source.getId(), target.getId());
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                MigrationInstructionBuilder one = builder.mapActivities(pair.getKey(), pair.getValue());
                builder = waitsForOther(pair.getKey()) ? one.updateEventTrigger() : one;
            }
            try {
                return Optional.of(builder.build());
            } catch (MigrationPlanValidationException refusal) {
                refusal.getValidationReport().getInstructionReports().forEach(this::tell);
                return Optional.empty();
            }
        }

        private void tell(MigrationInstructionValidationReport report) {
            FlowNode node = before.get(report.getMigrationInstruction().getSourceActivityId());
            report.getFailures()
                    .forEach(failure ->
                            problems.add(new Problem(node == null ? null : element(node), WORDS.of(failure))));
        }
    }
}
