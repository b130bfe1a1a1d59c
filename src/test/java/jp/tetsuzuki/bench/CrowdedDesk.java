package jp.tetsuzuki.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tetsuzuki.TetsuzukiApplication;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.Staff;
import jp.tetsuzuki.staff.StaffMember;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The staff desk on PostgreSQL with open cases of 50 branches: one that has gone through the engine to its check, and
 * copies of all its rows.
 */
final class CrowdedDesk implements AutoCloseable {

    private static final int BRANCHES = 50;
    private static final String PASSWORD = "Staff-bench";

    /** Parents first. */
    private static final List<String> TABLES = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_identitylink",
            "act_ru_variable",
            "act_hi_procinst",
            "act_hi_actinst",
            "act_hi_taskinst",
            "act_hi_identitylink",
            "desk_case",
            "desk_task");

    /** Columns that name a row of the case itself; each copy names its own. */
    private static final Set<String> OWN = Set.of(
            "id_",
            "root_proc_inst_id_",
            "proc_inst_id_",
            "parent_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "execution_id_",
            "task_id_",
            "var_scope_",
            "business_key_",
            "case_number",
            "root_instance_id",
            "task_id",
            "process_instance_id");

    private final EmbeddedPostgres database;
    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final URI address;

    private CrowdedDesk(EmbeddedPostgres database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
        this.jdbc = JdbcClient.create(context.getBean(javax.sql.DataSource.class));
        this.address =
                URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /**
     * @param cases how many cases wait, at least one
     */
    static CrowdedDesk with(int cases) throws IOException {
        EmbeddedPostgres database = EmbeddedPostgres.start();
        CrowdedDesk desk = new CrowdedDesk(
                database,
                new SpringApplicationBuilder(TetsuzukiApplication.class)
                        .run(
                                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--server.port=0",
                                "--camunda.bpm.job-execution.enabled=false",
                                "--logging.level.root=warn",
                                "--logging.level.jp.tetsuzuki.bench=info"));
        desk.openBranches();
        desk.receiveOne();
        desk.copy(cases - 1);
        return desk;
    }

    private void openBranches() {
        for (int number = 1; number <= BRANCHES; number++) {
            jdbc.sql("INSERT INTO branch (code, name) VALUES (?, ?)")
                    .params(branch(number), "第%d支店".formatted(number))
                    .update();
        }
        Staff staff = context.getBean(Staff.class);
        for (int number = 1; number <= BRANCHES; number++) {
            staff.register(new StaffMember("bench" + number, "計測担当", branch(number), Set.of(Role.CLERK)), PASSWORD);
        }
    }

    private static String branch(int number) {
        return "%03d".formatted(number);
    }

    private void receiveOne() {
        jdbc.sql("""
                        INSERT INTO customer (contract_number, name, name_kana, branch_code, phone, notice_address, created_at)
                        VALUES (?, '計測太郎', 'ケイソク タロウ', '001', '097-500-0000', 'keisoku@example.jp', CURRENT_TIMESTAMP)""").param(BenchmarkCustomers.contractNumber(0)).update();
        context.getBean(RuntimeService.class)
                .startProcessInstanceByKey(
                        "paper-review",
                        "C",
                        Variables.putValue("contractNumber", BenchmarkCustomers.contractNumber(0))
                                .putValue("caseNumber", "C")
                                .putValue("caseSubject", "誤入力による閉塞")
                                .putValue("branchCode", "001")
                                .putValue("actor", "nobody")
                                .putValue("paperReason", "b")
                                .putValue("paperWish", "UNLOCK")
                                .putValue("paperChannel", "COUNTER"));
    }

    private void copy(int copies) {
        // A page and a claim look up what is there; what the copies' keys refer to is copied with them.
        for (String table : TABLES) {
            List<String> columns =
                    jdbc.sql("""
                            SELECT column_name FROM information_schema.columns
                             WHERE table_name = ? AND is_identity = 'NO' ORDER BY ordinal_position""").param(table).query(String.class).list();
            jdbc.sql("INSERT INTO %s (%s) SELECT %s FROM %s, generate_series(1, %d) AS n"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    columns.stream().map(CrowdedDesk::copied).collect(Collectors.joining(", ")),
                                    table,
                                    copies))
                    .update();
        }
        jdbc.sql("ANALYZE").update();
    }

    private static String copied(String column) {
        String branch = "lpad((n %% %d + 1)::text, 3, '0')".formatted(BRANCHES);
        return switch (column) {
            case "branch_code" -> branch;
            case "group_name", "group_id_" -> "'clerk@' || " + branch;
            // Seven deadlines: many are due at the same moment.
            case "due_at", "sorted_at", "due_date_" -> column + " + n % 7 * INTERVAL '1 day'";
            default -> OWN.contains(column) ? ofCopy(column) : column;
        };
    }

    /** The engine's longest ids leave no room for more: the copy's number takes the place of their end, the machine's. */
    private static String ofCopy(String column) {
        return "CASE WHEN length(%1$s) < 36 THEN lpad(n::text, 6, '0') || '-' || %1$s".formatted(column)
                + " ELSE left(%1$s, -6) || 'x' || lpad(n::text, 5, '0') END".formatted(column);
    }

    /** A clerk of a branch who has logged in. */
    Visitor clerk(int number) throws IOException {
        Visitor clerk = new Visitor(address);
        String token = clerk.get("/staff/login").expect(200).hidden("_csrf");
        clerk.post("/staff/login", Map.of("staffId", "bench" + number, "password", PASSWORD, "_csrf", token))
                .expect(302);
        clerk.get("/staff").expect(200);
        return clerk;
    }

    /** Ids of tasks of a branch that are nobody's, in no order that a list would have. */
    Queue<String> openTasks(int branch, int most) {
        return new ArrayDeque<>(jdbc.sql("""
                        SELECT task_id FROM desk_task WHERE group_name = ? AND state = 'OPEN' ORDER BY md5(task_id)
                         FETCH FIRST ? ROWS ONLY""")
                .params("clerk@" + branch(branch), most)
                .query(String.class)
                .list());
    }

    long claimed() {
        return jdbc.sql("SELECT COUNT(*) FROM desk_task WHERE state = 'CLAIMED'")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        context.close();
        database.close();
    }
}
