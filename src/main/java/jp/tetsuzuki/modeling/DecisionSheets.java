package jp.tetsuzuki.modeling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decision tables that are deployed, as analysts read them: made from the model, not from the engine's own form. */
@Component
class DecisionSheets {

    private static final Map<HitPolicy, String> HIT_POLICIES = Map.of(
            HitPolicy.UNIQUE, "一つだけ当てはまる規則を使います（UNIQUE）。",
            HitPolicy.FIRST, "上から順に見て、最初に当てはまる規則を使います（FIRST）。",
            HitPolicy.ANY, "当てはまる規則は、どれも同じ結果になります（ANY）。",
            HitPolicy.PRIORITY, "当てはまる規則のうち、優先度の最も高い結果を使います（PRIORITY）。",
            HitPolicy.RULE_ORDER, "当てはまる規則をすべて、上から順に使います（RULE ORDER）。",
            HitPolicy.OUTPUT_ORDER, "当てはまる規則をすべて、結果の優先度の順に使います（OUTPUT ORDER）。",
            HitPolicy.COLLECT, "当てはまる規則をすべて使います（COLLECT）。");

    private static final String VERSIONS = """
            SELECT d.KEY_, COALESCE(d.NAME_, d.KEY_) AS SHOWN_, d.VERSION_, p.DEPLOY_TIME_
              FROM ACT_RE_DECISION_DEF d JOIN ACT_RE_DEPLOYMENT p ON p.ID_ = d.DEPLOYMENT_ID_
            """;

    /** A version of a decision. */
    public record Version(String key, String name, int version, ZonedDateTime deployedAt) {

        /** The address of its page. */
        public String href() {
            return ProcedureFiguresController.PAGE + "/decisions/" + key + "/" + version;
        }
    }

    /**
     * A column.
     *
     * @param expression what is looked at, or the name that the result gets
     * @param type in the words of DMN; empty where it is not told
     */
    public record Column(String label, String expression, String type) {}

    /**
     * A rule. A condition that is empty holds for everything.
     *
     * @param note what the analyst has remarked
     */
    public record Row(List<String> conditions, List<String> results, String note) {}

    /** A decision table. */
    public record Sheet(String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

        /** Whether any rule has a note. */
        public boolean noted() {
            return rows.stream().anyMatch(row -> !row.note().isEmpty());
        }
    }

    /**
     * A version with its table.
     *
     * @param sheet empty for a decision that is no table
     */
    public record Shown(Version version, Optional<Sheet> sheet) {}

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Clock clock;

    DecisionSheets(RepositoryService repository, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest version of every decision, by name. */
    Slice<Version> decisions(int page) {
        return versions(
                "WHERE NOT EXISTS (SELECT 1 FROM ACT_RE_DECISION_DEF n"
                        + " WHERE n.KEY_ = d.KEY_ AND n.VERSION_ > d.VERSION_) ORDER BY SHOWN_, d.KEY_",
                List.of(),
                page);
    }

    /** The versions of one decision, the newest first. */
    Slice<Version> versions(String key, int page) {
        return versions("WHERE d.KEY_ = ? ORDER BY d.VERSION_ DESC", List.of(key), page);
    }

    /** One version; empty where there is none. */
    Optional<Shown> of(String key, int version) {
        return versions("WHERE d.KEY_ = ? AND d.VERSION_ = ? ORDER BY d.VERSION_", List.of(key, version), 1)
                .rows()
                .stream()
                .findFirst()
                .map(found -> new Shown(found, sheet(key, version)));
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
                row.getTimestamp("DEPLOY_TIME_").toInstant().atZone(clock.getZone()));
    }

    private Optional<Sheet> sheet(String key, int version) {
        DecisionDefinition definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .singleResult();
        DmnModelInstance model = repository.getDmnModelInstance(definition.getId());
        Decision decision = model.getModelElementById(key);
        return decision.getExpression() instanceof DecisionTable table ? Optional.of(sheet(table)) : Optional.empty();
    }

    private static Sheet sheet(DecisionTable table) {
        return new Sheet(
                HIT_POLICIES.get(table.getHitPolicy()),
                table.getInputs().stream().map(DecisionSheets::column).toList(),
                table.getOutputs().stream().map(DecisionSheets::column).toList(),
                table.getRules().stream().map(DecisionSheets::row).toList());
    }

    private static Column column(Input input) {
        String expression = input.getInputExpression() == null
                ? ""
                : text(input.getInputExpression().getText());
        return new Column(
                label(input, expression),
                expression,
                input.getInputExpression() == null
                        ? ""
                        : plain(input.getInputExpression().getTypeRef()));
    }

    private static Column column(Output output) {
        String name = plain(output.getName());
        return new Column(label(output, name), name, plain(output.getTypeRef()));
    }

    private static String label(DmnElement element, String otherwise) {
        return Stream.of(plain(element.getLabel()), otherwise, element.getId())
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Row row(Rule rule) {
        return new Row(
                rule.getInputEntries().stream()
                        .map(InputEntry::getText)
                        .map(DecisionSheets::text)
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(OutputEntry::getText)
                        .map(DecisionSheets::text)
                        .toList(),
                rule.getDescription() == null
                        ? ""
                        : plain(rule.getDescription().getTextContent()).strip());
    }

    private static String text(Text text) {
        return text == null ? "" : plain(text.getTextContent()).strip();
    }

    private static String plain(String text) {
        return text == null ? "" : text;
    }
}
