package jp.tetsuzuki.modeling;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Only elements and settings that the house uses and that the other rules know. Whatever could run a program of its own
 * (scripts, classes, connectors, expressions in unusual places) is thereby kept out.
 */
final class ElementRule implements Rule {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DMN_EXTENSIONS = "http://camunda.org/schema/1.0/dmn";

    /** The engine also heeds its predecessor's name space, so what is not known to be harmless is refused. */
    private static final Set<String> HARMLESS = Set.of(
            "http://www.w3.org/2000/xmlns/",
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    private static final Set<String> BPMN_ELEMENTS = Set.of(
            "definitions",
            "process",
            "documentation",
            "extensionElements",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateThrowEvent",
            "intermediateCatchEvent",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            "timerEventDefinition",
            "timeDuration",
            "timeDate",
            "timeCycle",
            "messageEventDefinition",
            "errorEventDefinition",
            "terminateEventDefinition",
            "message",
            "error",
            "textAnnotation",
            "text",
            "association");

    /** The engine's own elements, each with the attributes that it may have. */
    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "properties", Set.of(),
            "property", Set.of("id", "name", "value"),
            "inputOutput", Set.of(),
            "inputParameter", Set.of("name"),
            "outputParameter", Set.of("name"),
            "executionListener", Set.of("delegateExpression", "event"),
            "in", Set.of("businessKey", "source", "target"),
            "out", Set.of("source", "target"));

    /** The engine's own attributes of BPMN elements, each with the elements that may have it. */
    private static final Map<String, Set<String>> SETTINGS = Map.ofEntries(
            Map.entry("historyTimeToLive", Set.of("process")),
            Map.entry(
                    "asyncBefore",
                    Set.of("sendTask", "serviceTask", "businessRuleTask", "callActivity", "startEvent", "endEvent")),
            Map.entry("asyncAfter", Set.of("sendTask", "serviceTask", "receiveTask", "startEvent")),
            Map.entry("delegateExpression", Set.of("sendTask", "serviceTask", "businessRuleTask")),
            // The Modeler's own: which element template shows a task's settings. The engine reads neither.
            Map.entry("modelerTemplate", Set.of("sendTask", "serviceTask", "businessRuleTask")),
            Map.entry("modelerTemplateVersion", Set.of("sendTask", "serviceTask", "businessRuleTask")),
            Map.entry("formRef", Set.of("userTask")),
            Map.entry("formRefBinding", Set.of("userTask")),
            Map.entry("assignee", Set.of("userTask")),
            Map.entry("candidateGroups", Set.of("userTask")),
            Map.entry("dueDate", Set.of("userTask")),
            Map.entry("decisionRef", Set.of("businessRuleTask")),
            Map.entry("decisionRefBinding", Set.of("businessRuleTask")),
            Map.entry("mapDecisionResult", Set.of("businessRuleTask")),
            Map.entry("resultVariable", Set.of("businessRuleTask")),
            Map.entry("calledElementBinding", Set.of("callActivity")));

    private static final Set<String> DMN_ELEMENTS = Set.of(
            "definitions",
            "decision",
            "decisionTable",
            "input",
            "inputExpression",
            "inputEntry",
            "inputValues",
            "output",
            "outputEntry",
            "outputValues",
            "rule",
            "text",
            "description");

    /** By its short name, or by the name that the schema gives a file which says nothing. */
    private static final Pattern FEEL =
            Pattern.compile("feel|https://www\\.omg\\.org/spec/DMN/[0-9]+/FEEL/", Pattern.CASE_INSENSITIVE);

    private static final Set<String> DMN_SETTINGS = Set.of("historyTimeToLive", "inputVariable");

    @Override
    public String id() {
        return "elements";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            Xml.elements(diagram.model()).forEach(element -> checkBpmn(diagram.file(), element, report));
        }
        for (DecisionTable table : procedures.decisions()) {
            Xml.elements(table.model()).forEach(element -> checkDmn(table.file(), element, report));
        }
    }

    private static void checkBpmn(String file, Element element, Report report) {
        String name = element.getLocalName();
        boolean extension = Diagram.CAMUNDA.equals(element.getNamespaceURI());
        boolean known = extension
                ? EXTENSIONS.containsKey(name)
                : BPMN.equals(element.getNamespaceURI()) && BPMN_ELEMENTS.contains(name);
        if (!known) {
            report.fault(
                    Xml.subject(file, element),
                    "an element '" + name + "' is not allowed in a diagram",
                    "Use tasks with a delegate, decision tables and forms instead");
            return;
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!mayHave(element, attribute, extension)) {
                report.fault(
                        Xml.subject(file, element),
                        "the setting '" + attribute.getLocalName() + "' is not allowed on '" + name + "'",
                        "Remove it");
            }
        }
        if (name.endsWith("putParameter")) {
            refuseChildren(file, element, report);
        }
    }

    private static boolean mayHave(Element element, Attr attribute, boolean extension) {
        String namespace = attribute.getNamespaceURI();
        if (namespace == null) {
            return extension
                    ? EXTENSIONS.get(element.getLocalName()).contains(attribute.getLocalName())
                    : !attribute.getLocalName().equals("language");
        }
        if (Diagram.CAMUNDA.equals(namespace)) {
            return SETTINGS.getOrDefault(attribute.getLocalName(), Set.of()).contains(element.getLocalName());
        }
        return HARMLESS.contains(namespace);
    }

    private static void refuseChildren(String file, Element element, Report report) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                report.fault(
                        Xml.subject(file, element),
                        "a parameter's value is a " + inner.getLocalName() + " instead of a text",
                        "Give a text or an expression");
            }
        }
    }

    private static void checkDmn(String file, Element element, Report report) {
        if (!DMN_ELEMENTS.contains(element.getLocalName())) {
            report.fault(
                    Xml.subject(file, element),
                    "an element '" + element.getLocalName() + "' is not allowed in a decision table",
                    "Use one decision table with inputs, rules and outputs");
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String namespace = attribute.getNamespaceURI();
            boolean foreign = DMN_EXTENSIONS.equals(namespace)
                    ? !DMN_SETTINGS.contains(attribute.getLocalName())
                    : namespace != null && !HARMLESS.contains(namespace);
            boolean language = attribute.getLocalName().equals("expressionLanguage")
                    && !FEEL.matcher(attribute.getValue()).matches();
            if (foreign || language) {
                report.fault(
                        Xml.subject(file, element),
                        "the setting '" + attribute.getLocalName() + "' is not allowed in a decision table",
                        "Remove it; conditions are FEEL");
            }
        }
    }
}
