package jp.tetsuzuki.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * How the tasks of diagrams use element templates. A task that does not name its own shows an analyst bare expressions, and
 * an input that the template does not know stands outside its labelled fields. What an analyst deploys need not keep it: a
 * task written by hand runs as well.
 */
record TemplateUse(Map<String, JsonNode> templatesByBean) {

    /** What is wrong, each with file and id of the element; empty if nothing is. */
    List<String> faults(List<Diagram> diagrams) {
        return diagrams.stream()
                .flatMap(diagram -> diagram.nodes().stream()
                        .filter(node -> node.getAttributeValueNs(Diagram.CAMUNDA, "delegateExpression") != null)
                        .flatMap(node -> faults(node).map(fault -> diagram.file() + " " + node.getId() + " " + fault)))
                .toList();
    }

    private Stream<String> faults(FlowNode node) {
        JsonNode template = templatesByBean.get(Diagram.delegateOf(node));
        if (template == null) {
            return Stream.of("has an act without a template");
        }
        String own = template.path("id").asText();
        String named = node.getAttributeValueNs(Diagram.CAMUNDA, "modelerTemplate");
        Set<String> inputs = new HashSet<>(InputRule.inputs(node).keySet());
        template.path("properties").forEach(property -> inputs.remove(inputOf(property)));
        String type = "bpmn:" + node.getElementType().getTypeName();
        boolean applies = StreamSupport.stream(template.path("appliesTo").spliterator(), false)
                .anyMatch(applicable -> applicable.asText().equalsIgnoreCase(type));
        return Stream.of(
                        own.equals(named) ? "" : "names the template " + named + " and not " + own,
                        applies ? "" : "is a " + type + ", to which its template does not apply",
                        inputs.isEmpty() ? "" : "has inputs that its template does not know: " + inputs)
                .filter(fault -> !fault.isEmpty());
    }

    private static String inputOf(JsonNode property) {
        JsonNode binding = property.path("binding");
        return binding.path("type").asText().equals("camunda:inputParameter")
                ? binding.path("name").asText()
                : "";
    }
}
