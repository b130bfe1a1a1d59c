package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.Staff;
import jp.tetsuzuki.staff.StaffMember;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst with Camunda Modeler; each test has one of its own. */
abstract class ModelerContract {

    static final String PASSWORD = "Staff-analyst-pass";

    private static final AtomicInteger LAST = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    String analyst;
    ModelerClient modeler;

    @BeforeEach
    void takeUpAnalyst() {
        int number = LAST.incrementAndGet();
        Branch branch = new Branch("001", "本店営業部");
        customers.register(
                new Customer(
                        "%010d".formatted(6_000_000_000L + number),
                        "分析太郎",
                        "ブンセキタロウ",
                        branch,
                        "097-500-0001",
                        "taro@example.jp"),
                "Login-pass",
                "Kakunin-pass");
        analyst = "analyst" + number;
        staff.register(new StaffMember(analyst, "分析 恵", null, Set.of(Role.ANALYST)), PASSWORD);
        modeler = new ModelerClient(port, analyst, PASSWORD);
    }

    /** All files of the product, as a release ships them. */
    static List<ProcedureFile> shipped() {
        List<ProcedureFile> files = new ArrayList<>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> paths = Files.list(Path.of(folder))) {
                paths.sorted().forEach(path -> files.add(read(path)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return files;
    }

    private static ProcedureFile read(Path path) {
        try {
            return new ProcedureFile(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A copy of a file of the product with a text of it replaced, once. */
    static ProcedureFile changed(String name, String before, String after) {
        ProcedureFile file = shipped().stream()
                .filter(shipped -> shipped.name().equals(name))
                .findFirst()
                .orElseThrow();
        String text = new String(file.content(), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        int at = text.indexOf(before);
        return new ProcedureFile(
                name,
                (text.substring(0, at) + after + text.substring(at + before.length()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of a diagram of the product with its documentation begun anew: nothing changes but the file. */
    static ProcedureFile reworded(String name, String documentation) {
        return changed(name, "<bpmn:documentation>", "<bpmn:documentation>" + documentation);
    }

    int version(String process) {
        return latest(process).getVersion();
    }

    ProcessDefinition latest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    /** What a deployed file holds. */
    String content(String deploymentId, String file) {
        try {
            return new String(
                    repository.getResourceAsStream(deploymentId, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long deployments() {
        return repository.createDeploymentQuery().count();
    }

    List<String> audit(String action) {
        return jdbc.sql("SELECT outcome, object FROM audit_event WHERE action = ? AND actor = ? ORDER BY id")
                .params(action, analyst)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    static void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
