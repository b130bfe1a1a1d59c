package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an analyst draws into a diagram, with its places in pixels from the top left corner. */
public final class Drawing {

    private static final Pattern ID = Pattern.compile("^<bpmn:\\w+ id=\"(\\w+)\"");

    private final StringBuilder elements = new StringBuilder();
    private final StringBuilder shapes = new StringBuilder();

    /**
     * @param element the node as the Modeler writes it, with its id first
     * @param place x, y, width and height, as in {@code 833,80,100,80}
     */
    public Drawing node(String element, String place) {
        return node(element, place, "");
    }

    /**
     * @param label where its name stands, when that is not inside it
     */
    public Drawing node(String element, String place, String label) {
        Matcher id = ID.matcher(element);
        assertThat(id.find()).as(element).isTrue();
        elements.append(element);
        shapes.append("<bpmndi:BPMNShape id=\"shape_%1$s\" bpmnElement=\"%1$s\">".formatted(id.group(1)))
                .append(bounds(place));
        if (!label.isEmpty()) {
            shapes.append("<bpmndi:BPMNLabel>").append(bounds(label)).append("</bpmndi:BPMNLabel>");
        }
        shapes.append("</bpmndi:BPMNShape>");
        return this;
    }

    /**
     * @param name empty where the flow has none
     * @param condition empty for a flow without one
     * @param bends x and y of each, ends included, as in {@code 883,235 883,160}
     */
    public Drawing flow(String id, String name, String from, String to, String condition, String bends) {
        elements.append("<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"".formatted(id, from, to))
                .append(name.isEmpty() ? ">" : " name=\"%s\">".formatted(name));
        if (!condition.isEmpty()) {
            elements.append(
                    "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:conditionExpression>"
                            .formatted(condition.replace("&", "&amp;").replace("<", "&lt;")));
        }
        elements.append("</bpmn:sequenceFlow>");
        shapes.append("<bpmndi:BPMNEdge id=\"edge_%1$s\" bpmnElement=\"%1$s\">".formatted(id));
        for (String bend : bends.split(" ")) {
            String[] at = bend.split(",");
            shapes.append("<di:waypoint x=\"%s\" y=\"%s\" />".formatted(at[0], at[1]));
        }
        shapes.append("</bpmndi:BPMNEdge>");
        return this;
    }

    private static String bounds(String place) {
        String[] numbers = place.split(",");
        return "<dc:Bounds x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" />"
                .formatted(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** The diagram with what was drawn, in its process and on its first plane. */
    String into(String diagram) {
        return before("</bpmndi:BPMNPlane>", shapes, before("</bpmn:process>", elements, diagram));
    }

    private static String before(String place, StringBuilder what, String text) {
        int at = text.indexOf(place);
        return text.substring(0, at) + what + text.substring(at);
    }
}
