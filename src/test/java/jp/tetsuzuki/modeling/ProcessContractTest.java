package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The diagrams, decision tables and forms of the product against the rules and against the running application. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1")
class ProcessContractTest {

    @Autowired
    private ActsOfApplication application;

    @Autowired
    private List<ProcedureVocabulary> vocabularies;

    @Autowired
    private AllCustomerFacts facts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void every_file_keeps_every_rule() throws IOException {
        List<ProcedureFile> files = new ArrayList<>(filesIn("processes"));
        files.addAll(filesIn("forms"));
        assertThat(ProcedureRules.check(files, application.acts()).stream()
                        .map(Fault::toString)
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    /** An analyst's diagram may say its own periods; what the product ships is for every institution to set. */
    @Test
    void the_products_own_timers_leave_their_periods_to_the_settings() throws IOException {
        assertThat(filesIn("processes"))
                .allSatisfy(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8))
                        .as(file.name())
                        .doesNotContainPattern("<bpmn:timeDuration[^>]*>\\s*[^$\\s]"));
    }

    private static List<ProcedureFile> filesIn(String folder) throws IOException {
        List<ProcedureFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new ProcedureFile(path.getFileName().toString(), Files.readAllBytes(path)));
            }
        }
        assertThat(files).as("files in " + folder).isNotEmpty();
        return files;
    }

    @Test
    void every_delegate_that_asks_something_of_a_diagram_exists() {
        assertThat(application.acts().delegates())
                .containsAll(vocabularies.stream()
                        .flatMap(words -> words.delegates().stream())
                        .map(contract -> contract.bean())
                        .toList());
    }

    @Test
    void every_bean_that_expressions_may_ask_answers_something() {
        Set<String> declared =
                vocabularies.stream().flatMap(words -> words.answers().stream()).collect(Collectors.toSet());
        assertThat(application.acts().answers())
                .containsOnlyKeys(declared)
                .noneSatisfy((bean, methods) -> assertThat(methods).isEmpty());
    }

    @Test
    @Transactional
    void the_declared_facts_are_those_that_the_features_give() {
        jdbc.sql("INSERT INTO branch (code, name) VALUES ('901', '試験支店')").update();
        jdbc.sql(
                        "INSERT INTO customer (contract_number, name, name_kana, branch_code, phone, notice_address, created_at)"
                                + " VALUES ('9000000001', '試験太郎', 'シケンタロウ', '901', '0970000000', 'taro@example.jp', ?)")
                .param(OffsetDateTime.of(2026, 1, 5, 9, 0, 0, 0, ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        "INSERT INTO customer_password (contract_number, kind, hash) VALUES ('9000000001', 'CONFIRMATION', '-')")
                .update();
        assertThat(facts.of("9000000001").keySet())
                .containsExactlyInAnyOrderElementsOf(vocabularies.stream()
                        .flatMap(words -> words.facts().stream())
                        .toList());
    }
}
