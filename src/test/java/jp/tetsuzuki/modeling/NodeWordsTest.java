package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How nodes are called on the pages for analysts. */
class NodeWordsTest {

    private static BpmnModelInstance diagram(String id) {
        return Bpmn.readModelFromFile(Path.of("processes", id + ".bpmn").toFile());
    }

    private static String words(String diagram, String node) {
        return NodeWords.of(diagram(diagram).getModelElementById(node));
    }

    @ParameterizedTest
    @CsvSource({
        "otp-token-issuance, gateway_issued,     並行（発行の受付をメールで知らせる、アプリの初期設定を待つ）",
        "otp-token-issuance, gateway_appMailDue, 合流（並行）",
        "otp-token-issuance, gateway_appMail,    並行（アプリの初期設定をする、アプリの案内をメールで送る）",
        "paper-review,       gateway_deficiency, 並行（不備を知らせる、補正を受け付ける）",
        "paper-review,       gateway_complete,   不備はないか"
    })
    void a_gateway_without_a_question_is_told_by_what_comes_next(String diagram, String node, String words) {
        assertThat(words(diagram, node)).isEqualTo(words);
    }

    @Test
    void a_gateway_that_leads_nowhere_is_told_by_what_it_does() {
        ParallelGateway alone = diagram("paper-review").newInstance(ParallelGateway.class);

        assertThat(NodeWords.of(alone)).isEqualTo("合流");
    }

    @Test
    void no_node_of_the_product_is_told_by_its_id() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            List<FlowNode> nodes = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(model -> model.getModelElementsByType(FlowNode.class).stream())
                    .toList();
            assertThat(nodes)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(node -> assertThat(NodeWords.of(node)).doesNotContain("_"));
        }
    }
}
