package jp.tetsuzuki.modeling;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityStatistics;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.stereotype.Component;

/**
 * What there is in the engine and how it is used, in numbers that the database counts: no instance and nobody's data is
 * read. Each page costs a fixed number of queries.
 */
@Component
class ProcedureFigures {

    /** How far back ends are counted. */
    static final int DAYS = 30;

    /** Deployments that a page lists, the newest ones. */
    static final int DEPLOYMENTS = 100;

    /**
     * A version of a procedure.
     *
     * @param running instances that have not ended
     */
    public record Version(String key, String name, int version, ZonedDateTime deployedAt, int running) {

        /** The address of its page. */
        public String href() {
            return ProcedureFiguresController.PAGE + "/procedures/" + key + "/" + version;
        }
    }

    /**
     * A procedure.
     *
     * @param earlier the versions before, the newest first
     */
    public record Line(Version latest, List<Version> earlier) {}

    /**
     * Instances at a node.
     *
     * @param count how many wait there
     */
    public record Waiting(String nodeId, String name, int count) {}

    /**
     * An end of a procedure.
     *
     * @param count instances that ended there within {@link #DAYS} days
     * @param percent of all that ended, with one decimal
     */
    public record Ending(String nodeId, String name, long count, double percent) {}

    /**
     * A version with its figures.
     *
     * @param ended instances that ended within {@link #DAYS} days
     */
    public record Figures(Version version, List<Waiting> waiting, List<Ending> endings, long ended) {}

    /**
     * What was deployed together.
     *
     * @param source who deployed in the engine's words, such as {@code shipped}; null where none was told
     */
    public record Delivery(String name, String source, ZonedDateTime at) {}

    private final RepositoryService repository;
    private final ManagementService management;
    private final HistoryService history;
    private final Clock clock;

    ProcedureFigures(RepositoryService repository, ManagementService management, HistoryService history, Clock clock) {
        this.repository = repository;
        this.management = management;
        this.history = history;
        this.clock = clock;
    }

    /** All procedures by name. */
    List<Line> procedures() {
        Map<String, ZonedDateTime> times = repository.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(Deployment::getId, this::at));
        Map<String, List<Version>> versions = management.createProcessDefinitionStatisticsQuery().list().stream()
                .map(one -> version(one, times.get(one.getDeploymentId()), one.getInstances()))
                .sorted(Comparator.comparingInt(Version::version).reversed())
                .collect(Collectors.groupingBy(Version::key));
        return versions.values().stream()
                .map(all -> new Line(all.get(0), all.subList(1, all.size())))
                .sorted(Comparator.comparing((Line line) -> line.latest().name())
                        .thenComparing(line -> line.latest().key()))
                .toList();
    }

    /** One version; empty where there is none. */
    Optional<Figures> of(String key, int version) {
        return find(key, version).map(this::figures);
    }

    /** The diagram of a version as it was deployed; empty where there is none. */
    Optional<InputStream> diagram(String key, int version) {
        return find(key, version).map(definition -> repository.getProcessModel(definition.getId()));
    }

    /** The newest deployments, the newest first. */
    List<Delivery> deliveries() {
        return repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, DEPLOYMENTS).stream()
                .map(one -> new Delivery(one.getName(), one.getSource(), at(one)))
                .toList();
    }

    private Optional<ProcessDefinition> find(String key, int version) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult());
    }

    private Figures figures(ProcessDefinition definition) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        Map<String, FlowNode> nodes =
                repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream()
                        .collect(Collectors.toMap(FlowNode::getId, node -> node));
        List<Waiting> waiting = management.createActivityStatisticsQuery(definition.getId()).list().stream()
                .filter(one -> one.getInstances() > 0 && nodes.containsKey(one.getId()))
                .map(one -> waiting(one, nodes.get(one.getId())))
                .sorted(Comparator.comparing(Waiting::count).reversed().thenComparing(Waiting::name))
                .toList();
        List<Ending> endings = endings(definition, nodes);
        int running = (int) runningOf(definition);
        return new Figures(
                version(definition, at(deployment), running),
                waiting,
                endings,
                endings.stream().mapToLong(Ending::count).sum());
    }

    private long runningOf(ProcessDefinition definition) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionId(definition.getId())
                .unfinished()
                .count();
    }

    /** Every end of the procedure, also those where nobody arrived. */
    private List<Ending> endings(ProcessDefinition definition, Map<String, FlowNode> nodes) {
        Date since = Date.from(clock.instant().minus(Duration.ofDays(DAYS)));
        Map<String, HistoricActivityStatistics> counts = history
                .createHistoricActivityStatisticsQuery(definition.getId())
                .includeFinished()
                .includeCompleteScope()
                .finishedAfter(since)
                .list()
                .stream()
                .collect(Collectors.toMap(HistoricActivityStatistics::getId, one -> one));
        List<FlowNode> ends =
                nodes.values().stream().filter(ProcedureFigures::endsInstances).toList();
        long all = ends.stream()
                .mapToLong(end -> count(end, counts.get(end.getId())))
                .sum();
        return ends.stream()
                .map(end -> ending(end, count(end, counts.get(end.getId())), all))
                .sorted(Comparator.comparingLong(Ending::count).reversed().thenComparing(Ending::name))
                .toList();
    }

    /** An end of the procedure itself or of an event subprocess that interrupts it, as a customer's cancelling does. */
    private static boolean endsInstances(FlowNode node) {
        if (!(node instanceof EndEvent)) {
            return false;
        }
        return node.getParentElement() instanceof Process
                || node.getParentElement() instanceof SubProcess around
                        && around.triggeredByEvent()
                        && around.getParentElement() instanceof Process
                        && around.getChildElementsByType(StartEvent.class).stream()
                                .allMatch(StartEvent::isInterrupting);
    }

    /** Instances that ended there: one that only sent a reminder beside its main path goes on. */
    private static long count(FlowNode end, HistoricActivityStatistics counted) {
        if (counted == null) {
            return 0;
        }
        boolean error = !end.getChildElementsByType(ErrorEventDefinition.class).isEmpty();
        return error ? counted.getFinished() : counted.getCompleteScope();
    }

    private static Ending ending(FlowNode end, long count, long all) {
        double percent = all == 0 ? 0 : Math.round(1000.0 * count / all) / 10.0;
        return new Ending(end.getId(), nameOf(end), count, percent);
    }

    private static Waiting waiting(ActivityStatistics one, FlowNode node) {
        return new Waiting(one.getId(), nameOf(node), one.getInstances());
    }

    private static String nameOf(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName();
    }

    private static Version version(ProcessDefinition one, ZonedDateTime deployedAt, int running) {
        String name = one.getName() == null ? one.getKey() : one.getName();
        return new Version(one.getKey(), name, one.getVersion(), deployedAt, running);
    }

    private ZonedDateTime at(Deployment deployment) {
        return deployment.getDeploymentTime().toInstant().atZone(clock.getZone());
    }
}
