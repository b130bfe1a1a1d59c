package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.DelegateInput;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The element templates, which Camunda Modeler reads from {@code .camunda/element-templates}, against the acts that the
 * running application offers: neither can change without the other.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1")
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of(".camunda/element-templates");

    @Autowired
    private ListableBeanFactory beans;

    @Autowired
    private ActsOfApplication application;

    @Autowired
    private List<ProcedureVocabulary> vocabularies;

    private static List<JsonNode> templates() throws IOException {
        List<JsonNode> templates = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                new ObjectMapper().readTree(Files.readAllBytes(file)).forEach(templates::add);
            }
        }
        return templates;
    }

    /** Templates by the bean that they stand for. */
    private static Map<String, JsonNode> byBean() throws IOException {
        Map<String, JsonNode> byBean = new TreeMap<>();
        for (JsonNode template : templates()) {
            String bean = ValueExpression.bean(bound(template, "camunda:delegateExpression")
                            .path("value")
                            .asText())
                    .orElseThrow();
            assertThat(byBean.put(bean, template))
                    .as("another template for " + bean)
                    .isNull();
        }
        return byBean;
    }

    /** The property with this binding; a missing node where there is none. */
    private static JsonNode bound(JsonNode template, String name) {
        for (JsonNode property : template.path("properties")) {
            if (property.path("binding").path("name").asText().equals(name)) {
                return property;
            }
        }
        return template.path("none");
    }

    private static Set<String> inputs(JsonNode template) {
        Set<String> inputs = new HashSet<>();
        template.path("properties").forEach(property -> {
            if (property.path("binding").path("type").asText().equals("camunda:inputParameter")) {
                inputs.add(property.path("binding").path("name").asText());
            }
        });
        return inputs;
    }

    @Test
    void there_is_one_for_each_act_and_none_for_anything_else() throws IOException {
        assertThat(byBean().keySet()).containsExactlyInAnyOrder(beans.getBeanNamesForType(JavaDelegate.class));
    }

    @Test
    void each_asks_for_the_inputs_that_its_act_reads() throws IOException {
        Acts acts = application.acts();
        byBean().forEach((bean, template) -> {
            Map<String, DelegateInput> asked = acts.contract(bean).inputs();
            assertThat(inputs(template)).as(bean).isEqualTo(asked.keySet());
            asked.forEach((input, demand) -> assertThat(
                            bound(template, input).path("optional").asBoolean())
                    .as(bean + " leaves out " + input)
                    .isEqualTo(!demand.required()));
        });
    }

    @Test
    void each_offers_the_values_that_its_act_knows() throws IOException {
        Acts acts = application.acts();
        byBean().forEach((bean, template) -> acts.contract(bean).inputs().forEach((input, demand) -> {
            Set<String> known = demand.values() instanceof DelegateInput.OneOf oneOf ? oneOf.choices() : Set.of();
            Set<String> choices = new HashSet<>();
            bound(template, input)
                    .path("choices")
                    .forEach(choice -> choices.add(choice.path("value").asText()));
            assertThat(choices).as(bean + " " + input).isEqualTo(known);
        }));
    }

    @Test
    void each_takes_a_written_text_in_the_form_that_its_act_asks_for() throws IOException {
        Acts acts = application.acts();
        byBean().forEach((bean, template) -> acts.contract(bean).inputs().forEach((input, demand) -> {
            JsonNode pattern = bound(template, input).path("constraints").path("pattern");
            if (demand.values() instanceof DelegateInput.Written text) {
                assertThat(pattern.path("value").asText())
                        .as(bean + " " + input)
                        .isEqualTo("^(?:" + text.shape() + ")$");
                assertThat(pattern.path("message").asText())
                        .as(bean + " " + input)
                        .contains(text.example());
                assertThat(text.example()).matches(text.shape());
            } else {
                assertThat(pattern.isMissingNode()).as(bean + " " + input).isTrue();
            }
        }));
    }

    @Test
    void each_makes_a_background_step_of_an_act_that_leaves_the_house_and_of_no_other() throws IOException {
        Set<String> leaving = vocabularies.stream()
                .flatMap(words -> words.delegates().stream())
                .filter(DelegateContract::leavesHouse)
                .map(DelegateContract::bean)
                .collect(Collectors.toSet());
        byBean().forEach((bean, template) -> assertThat(
                        bound(template, "camunda:asyncBefore").path("value").asBoolean())
                .as(bean)
                .isEqualTo(leaving.contains(bean)));
    }

    /** A template hides whatever else its element has, such as listeners and outputs, unless it says so. */
    @Test
    void each_leaves_an_elements_other_settings_to_be_seen() throws IOException {
        assertThat(templates())
                .allSatisfy(template ->
                        assertThat(template.path("entriesVisible").asBoolean()).isTrue());
    }

    @Test
    void every_task_of_the_product_is_shown_by_the_template_of_its_act() throws IOException {
        List<Diagram> diagrams = Procedures.read(ModelerContract.shipped()).diagrams();
        assertThat(diagrams).isNotEmpty();
        assertThat(new TemplateUse(byBean()).faults(diagrams)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' camunda:modelerTemplate=\"jp.tetsuzuki.checkOtpDelegate\"' | '' "
                        + "| serviceTask_checkOtp names the template null and not jp.tetsuzuki.checkOtpDelegate",
                "'camunda:modelerTemplate=\"jp.tetsuzuki.checkOtpDelegate\"'"
                        + " | 'camunda:modelerTemplate=\"jp.tetsuzuki.startUseDelegate\"' | serviceTask_checkOtp names"
                        + " the template jp.tetsuzuki.startUseDelegate and not jp.tetsuzuki.checkOtpDelegate",
                "${checkOtpDelegate} | ${otpDelegate} | serviceTask_checkOtp has an act without a template",
                "sendTask | serviceTask | serviceTask_lockedMail is a bpmn:serviceTask, to which its template does not"
                        + " apply",
                "name=\"mailTo\" | name=\"mailFrom\" | sendTask_lockedMail has inputs that its template does not know:"
                        + " [mailFrom]"
            })
    void a_task_that_its_template_does_not_show_is_found(String before, String after, String fault) throws IOException {
        String name = "otp-use-start.bpmn";
        ProcedureFile shipped = ModelerContract.shipped().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
        String text = new String(shipped.content(), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        byte[] broken = text.replace(before, after).getBytes(StandardCharsets.UTF_8);
        List<Diagram> diagrams =
                Procedures.read(List.of(new ProcedureFile(name, broken))).diagrams();
        assertThat(new TemplateUse(byBean()).faults(diagrams)).contains(name + " " + fault);
    }

    @Test
    void each_is_what_the_modeler_reads() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode template : templates()) {
            String name = template.path("name").asText();
            assertThat(ids.add(template.path("id").asText())).as(name).isTrue();
            assertThat(template.path("appliesTo"))
                    .as(name)
                    .contains(template.path("elementType").path("value"));
            for (JsonNode property : template.path("properties")) {
                assertThat(property.path("type").asText())
                        .as(name)
                        .isIn("Hidden", "String", "Text", "Boolean", "Dropdown");
                assertThat(property.path("binding").path("type").asText())
                        .as(name)
                        .isIn("property", "camunda:inputParameter");
            }
        }
    }

    @Test
    void analysts_read_japanese() throws IOException {
        for (JsonNode template : templates()) {
            assertThat(template.path("name").asText()).containsPattern("[ぁ-ん]");
            assertThat(template.path("description").asText()).endsWith("。");
            for (JsonNode property : template.path("properties")) {
                if (!property.path("type").asText().equals("Hidden")) {
                    assertThat(property.path("label").asText()
                                    + property.path("description").asText())
                            .containsPattern("[ぁ-ん]");
                }
            }
        }
    }
}
