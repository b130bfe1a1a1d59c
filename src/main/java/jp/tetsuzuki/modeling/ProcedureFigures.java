package jp.tetsuzuki.modeling;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityStatistics;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What there is in the engine and how it is used, in numbers that the database counts: no instance and nobody's data is
 * read. Each page costs a fixed number of queries, and no list reads more rows than it shows, and one.
 */
@Component
class ProcedureFigures {

    /** How far back ends are counted. */
    static final int DAYS = 30;

    private static final String VERSIONS = """
            SELECT d.KEY_, COALESCE(d.NAME_, d.KEY_) AS SHOWN_, d.VERSION_, p.DEPLOY_TIME_,
                   (SELECT COUNT(*) FROM ACT_RU_EXECUTION e
                     WHERE e.PROC_DEF_ID_ = d.ID_ AND e.ID_ = e.PROC_INST_ID_) AS RUNNING_
              FROM ACT_RE_PROCDEF d JOIN ACT_RE_DEPLOYMENT p ON p.ID_ = d.DEPLOYMENT_ID_
            """;

    /**
     * The engine keeps with an instance where it ended, so that the end of a side branch, of a reminder for one, does not
     * count as the instance's. Where it ended in an event subprocess the engine names that subprocess, and the last end in
     * it counts; of an instance that an error took away into the calling procedure it names nothing, and the end that
     * threw the error counts.
     */
    private static final String ENDED = """
            SELECT NODE_, COUNT(*) AS ENDED_
              FROM (SELECT a.ACT_ID_ AS NODE_, ROW_NUMBER() OVER (PARTITION BY p.ID_
                                                ORDER BY a.END_TIME_ DESC, a.SEQUENCE_COUNTER_ DESC) AS FROM_LAST_
                      FROM ACT_HI_PROCINST p
                      JOIN ACT_HI_ACTINST a ON a.PROC_INST_ID_ = p.ID_ AND a.ACT_TYPE_ LIKE '%EndEvent'
                     WHERE p.PROC_DEF_ID_ = ? AND p.END_TIME_ >= ?
                       AND (a.ACT_ID_ = p.END_ACT_ID_
                            OR EXISTS (SELECT 1 FROM ACT_HI_ACTINST s
                                        WHERE s.ID_ = a.PARENT_ACT_INST_ID_ AND s.ACT_ID_ = p.END_ACT_ID_)
                            OR p.END_ACT_ID_ IS NULL AND a.ACT_TYPE_ = 'errorEndEvent' AND a.ACT_INST_STATE_ = ?)
                   ) ENDS_
             WHERE FROM_LAST_ = 1
             GROUP BY NODE_
            """;

    /**
     * A version of a procedure.
     *
     * @param running instances that have not ended
     */
    public record Version(String key, String name, int version, ZonedDateTime deployedAt, long running) {

        /** The address of its page. */
        public String href() {
            return ProcedureFiguresController.PAGE + "/procedures/" + key + "/" + version;
        }
    }

    /**
     * Instances at a node.
     *
     * @param count how many wait there
     */
    public record Waiting(String nodeId, String name, int count) {}

    /**
     * An end of a procedure.
     *
     * @param kind what it means to the customer, in words; ― where the diagram does not tell
     * @param count instances that ended as a whole there within {@link #DAYS} days
     * @param percent of all that ended, with one decimal
     */
    public record Ending(String nodeId, String name, String kind, long count, double percent) {}

    /**
     * A page of a procedure, and how many gave up there.
     *
     * @param reached how often instances that ended came there
     * @param left how often the page was not answered: time ran out, the customer cancelled, something else came first
     */
    public record Leaving(String nodeId, String name, long reached, long left) {}

    /**
     * A flow out of a question or an interruption.
     *
     * @param name of the flow, or of the event that it leads away from
     * @param count how often instances that ended went along
     */
    public record Passage(String flowId, String from, String name, String to, long count) {}

    /**
     * A version with its figures.
     *
     * @param ended instances that ended within {@link #DAYS} days
     * @param kinds the same by what the ends mean, in words
     */
    public record Figures(
            Version version,
            List<Waiting> waiting,
            List<Ending> endings,
            long ended,
            Map<String, Long> kinds,
            List<Leaving> leavings,
            List<Passage> passages) {}

    /**
     * What was deployed together.
     *
     * @param source where it came from in the engine's words, such as {@code shipped}; null where none was told
     * @param by staff ID of who deployed; null for what shipped with the application
     * @param files names of all files, in order, also of those that came along unchanged
     */
    public record Delivery(String name, String source, String by, ZonedDateTime at, List<String> files) {}

    /** {@code resultKind} of an end, in words. */
    private static final Map<String, String> KINDS =
            Map.of("success", "完了", "refused", "お断り", "timedOut", "時間切れ", "cancelled", "中止", "info", "案内");

    private static final String NO_KIND = "―";

    private final RepositoryService repository;
    private final ManagementService management;
    private final HistoryService history;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProcedureFigures(
            RepositoryService repository,
            ManagementService management,
            HistoryService history,
            JdbcClient jdbc,
            Clock clock) {
        this.repository = repository;
        this.management = management;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest version of every procedure, by name. */
    Slice<Version> procedures(int page) {
        return versions(
                "WHERE NOT EXISTS (SELECT 1 FROM ACT_RE_PROCDEF n WHERE n.KEY_ = d.KEY_ AND n.VERSION_ > d.VERSION_)"
                        + " ORDER BY SHOWN_, d.KEY_",
                List.of(),
                page);
    }

    /** The versions of one procedure, the newest first. */
    Slice<Version> versions(String key, int page) {
        return versions("WHERE d.KEY_ = ? ORDER BY d.VERSION_ DESC", List.of(key), page);
    }

    private Slice<Version> versions(String which, List<?> parameters, int page) {
        return Slice.of(
                jdbc.sql(VERSIONS + which + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY")
                        .params(parameters)
                        .param(Slice.from(page))
                        .param(Slice.SIZE + 1)
                        .query(this::version)
                        .list(),
                page);
    }

    private Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getString("KEY_"),
                row.getString("SHOWN_"),
                row.getInt("VERSION_"),
                row.getTimestamp("DEPLOY_TIME_").toInstant().atZone(clock.getZone()),
                row.getLong("RUNNING_"));
    }

    /** One version; empty where there is none. */
    Optional<Figures> of(String key, int version) {
        return find(key, version).map(this::figures);
    }

    /** The diagram of a version as it was deployed; empty where there is none. */
    Optional<InputStream> diagram(String key, int version) {
        return find(key, version).map(definition -> repository.getProcessModel(definition.getId()));
    }

    /** The model of a version; empty where there is none. */
    Optional<BpmnModelInstance> model(String key, int version) {
        return find(key, version).map(definition -> repository.getBpmnModelInstance(definition.getId()));
    }

    /** Deployments, the newest first. */
    Slice<Delivery> deliveries(int page) {
        Slice<Deployment> read = Slice.of(
                repository
                        .createDeploymentQuery()
                        .orderByDeploymentTime()
                        .desc()
                        .orderByDeploymentId()
                        .desc()
                        .listPage(Slice.from(page), Slice.SIZE + 1),
                page);
        Map<String, String> deployers = deployers(read.rows());
        Map<String, List<String>> files = files(read.rows());
        return read.map(one -> new Delivery(
                one.getName(),
                one.getSource(),
                deployers.get(one.getId()),
                at(one),
                files.getOrDefault(one.getId(), List.of())));
    }

    private Map<String, String> deployers(List<Deployment> deployments) {
        if (deployments.isEmpty()) {
            return Map.of();
        }
        Map<String, String> deployers = new HashMap<>();
        jdbc.sql("SELECT deployment_id, deployed_by FROM procedure_deployment WHERE deployment_id IN (:ids)")
                .param("ids", deployments.stream().map(Deployment::getId).toList())
                .query(row -> {
                    deployers.put(row.getString(1), row.getString(2));
                });
        return deployers;
    }

    /** Names only: the engine's own query would read the contents, too, one deployment at a time. */
    private Map<String, List<String>> files(List<Deployment> deployments) {
        if (deployments.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> files = new HashMap<>();
        jdbc.sql("SELECT DEPLOYMENT_ID_, NAME_ FROM ACT_GE_BYTEARRAY WHERE DEPLOYMENT_ID_ IN (:ids) ORDER BY NAME_")
                .param("ids", deployments.stream().map(Deployment::getId).toList())
                .query(row -> {
                    files.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return files;
    }

    private Optional<ProcessDefinition> find(String key, int version) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult());
    }

    private Figures figures(ProcessDefinition definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
        Map<String, FlowNode> nodes = model.getModelElementsByType(FlowNode.class).stream()
                .collect(Collectors.toMap(FlowNode::getId, node -> node));
        List<Waiting> waiting = management.createActivityStatisticsQuery(definition.getId()).list().stream()
                .filter(one -> one.getInstances() > 0 && nodes.containsKey(one.getId()))
                .map(one -> waiting(one, nodes.get(one.getId())))
                .sorted(Comparator.comparing(Waiting::count).reversed().thenComparing(Waiting::name))
                .toList();
        Map<String, HistoricActivityStatistics> counts = counts(definition);
        List<Ending> endings = endings(ended(definition), nodes);
        Map<String, Long> kinds = new TreeMap<>();
        endings.forEach(ending -> kinds.merge(ending.kind(), ending.count(), Long::sum));
        return new Figures(
                versions(
                                "WHERE d.KEY_ = ? AND d.VERSION_ = ? ORDER BY d.VERSION_",
                                List.of(definition.getKey(), definition.getVersion()),
                                1)
                        .rows()
                        .get(0),
                waiting,
                endings,
                endings.stream().mapToLong(Ending::count).sum(),
                kinds,
                leavings(counts, nodes),
                passages(counts, model));
    }

    /** What has happened in the instances that ended within {@link #DAYS} days, by node. */
    private Map<String, HistoricActivityStatistics> counts(ProcessDefinition definition) {
        return history
                .createHistoricActivityStatisticsQuery(definition.getId())
                .includeFinished()
                .includeCanceled()
                .finishedAfter(Date.from(since()))
                .list()
                .stream()
                .collect(Collectors.toMap(HistoricActivityStatistics::getId, one -> one));
    }

    /** Instances that ended within {@link #DAYS} days, by the end at which they did. */
    private Map<String, Long> ended(ProcessDefinition definition) {
        Map<String, Long> ended = new HashMap<>();
        jdbc.sql(ENDED)
                .params(definition.getId(), Timestamp.from(since()), ActivityInstanceState.CANCELED.getStateCode())
                .query(row -> {
                    ended.put(row.getString("NODE_"), row.getLong("ENDED_"));
                });
        return ended;
    }

    private Instant since() {
        return clock.instant().minus(Duration.ofDays(DAYS));
    }

    /** Every end of the procedure, also those where nobody arrived. */
    private static List<Ending> endings(Map<String, Long> ended, Map<String, FlowNode> nodes) {
        List<FlowNode> ends =
                nodes.values().stream().filter(ProcedureFigures::endsInstances).toList();
        long all = ends.stream()
                .mapToLong(end -> ended.getOrDefault(end.getId(), 0L))
                .sum();
        return ends.stream()
                .map(end -> ending(end, ended.getOrDefault(end.getId(), 0L), all))
                .sorted(Comparator.comparingLong(Ending::count).reversed().thenComparing(Ending::name))
                .toList();
    }

    /** The pages that somebody did not answer, those that most people left first. */
    private static List<Leaving> leavings(Map<String, HistoricActivityStatistics> counts, Map<String, FlowNode> nodes) {
        return counts.values().stream()
                .filter(one -> one.getCanceled() > 0 && nodes.get(one.getId()) instanceof UserTask)
                .map(one -> new Leaving(
                        one.getId(), NodeWords.of(nodes.get(one.getId())), one.getFinished(), one.getCanceled()))
                .sorted(Comparator.comparingLong(Leaving::left).reversed().thenComparing(Leaving::name))
                .toList();
    }

    /**
     * The engine keeps no history of flows. A flow was gone as often as the node that nothing else leads to, or as the node
     * that leads nowhere else; of the others nothing is known, and they are left out.
     */
    private static List<Passage> passages(Map<String, HistoricActivityStatistics> counts, BpmnModelInstance model) {
        Diagram diagram = new Diagram("", model);
        return diagram.flows().stream()
                .filter(flow ->
                        diagram.outgoing(flow.getSource()).size() > 1 || flow.getSource() instanceof BoundaryEvent)
                .filter(flow -> diagram.incoming(flow.getTarget()).size() == 1
                        || diagram.outgoing(flow.getSource()).size() == 1)
                .map(flow -> passage(flow, diagram, counts))
                .toList();
    }

    private static Passage passage(SequenceFlow flow, Diagram diagram, Map<String, HistoricActivityStatistics> counts) {
        FlowNode counted = diagram.outgoing(flow.getSource()).size() == 1 ? flow.getSource() : flow.getTarget();
        HistoricActivityStatistics found = counts.get(counted.getId());
        String name = flow.getName() == null || flow.getName().isBlank() ? NO_KIND : flow.getName();
        return new Passage(
                flow.getId(),
                NodeWords.of(flow.getSource()),
                name,
                NodeWords.of(flow.getTarget()),
                found == null ? 0 : found.getFinished());
    }

    /** An end of the procedure itself or of one of its event subprocesses, as a customer's cancelling. */
    private static boolean endsInstances(FlowNode node) {
        return node instanceof EndEvent
                && (node.getParentElement() instanceof Process
                        || node.getParentElement() instanceof SubProcess around
                                && around.triggeredByEvent()
                                && around.getParentElement() instanceof Process);
    }

    private static Ending ending(FlowNode end, long count, long all) {
        double percent = all == 0 ? 0 : Math.round(1000.0 * count / all) / 10.0;
        String kind = Diagram.property(end, "resultKind")
                .map(one -> KINDS.getOrDefault(one, one))
                .orElse(NO_KIND);
        return new Ending(end.getId(), NodeWords.of(end), kind, count, percent);
    }

    private static Waiting waiting(ActivityStatistics one, FlowNode node) {
        return new Waiting(one.getId(), NodeWords.of(node), one.getInstances());
    }

    private ZonedDateTime at(Deployment deployment) {
        return deployment.getDeploymentTime().toInstant().atZone(clock.getZone());
    }
}
