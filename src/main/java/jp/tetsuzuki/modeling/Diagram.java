package jp.tetsuzuki.modeling;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A diagram among the files. */
final class Diagram {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final String file;
    private final BpmnModelInstance model;
    private final List<FlowNode> nodes;
    private final List<SequenceFlow> flows;
    private final Map<FlowNode, List<SequenceFlow>> incoming;
    private final Map<FlowNode, List<SequenceFlow>> outgoing;
    private final Map<FlowNode, List<BoundaryEvent>> boundaries;

    /**
     * @param file the file's name
     * @param model what is in it, with exactly one process
     */
    Diagram(String file, BpmnModelInstance model) {
        this.file = file;
        this.model = model;
        this.nodes = List.copyOf(elements(FlowNode.class));
        this.flows = List.copyOf(elements(SequenceFlow.class));
        // From the flows' own ends, as the engine does: what a node lists as incoming and outgoing is only a copy.
        this.incoming = flows.stream().collect(Collectors.groupingBy(SequenceFlow::getTarget));
        this.outgoing = flows.stream().collect(Collectors.groupingBy(SequenceFlow::getSource));
        this.boundaries =
                elements(BoundaryEvent.class).stream().collect(Collectors.groupingBy(BoundaryEvent::getAttachedTo));
    }

    String file() {
        return file;
    }

    BpmnModelInstance model() {
        return model;
    }

    Process process() {
        return elements(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> elements(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    List<FlowNode> nodes() {
        return nodes;
    }

    List<SequenceFlow> flows() {
        return flows;
    }

    List<SequenceFlow> incoming(FlowNode node) {
        return incoming.getOrDefault(node, List.of());
    }

    List<SequenceFlow> outgoing(FlowNode node) {
        return outgoing.getOrDefault(node, List.of());
    }

    Stream<UserTask> userTasks() {
        return elements(UserTask.class).stream();
    }

    /** The nodes directly in a process or subprocess. */
    static List<FlowNode> nodesIn(ModelElementInstance scope) {
        return List.copyOf(scope.getChildElementsByType(FlowNode.class));
    }

    /** The process and all its subprocesses. */
    List<ModelElementInstance> scopes() {
        return Stream.concat(Stream.of(process()), elements(SubProcess.class).stream())
                .map(ModelElementInstance.class::cast)
                .toList();
    }

    /** The bean that carries out a node, null where none does or where what stands there is no bean's name. */
    static String delegateOf(FlowNode node) {
        String expression = node.getAttributeValueNs(CAMUNDA, "delegateExpression");
        return expression == null ? null : ValueExpression.bean(expression).orElse(null);
    }

    /** Whether a bean listens to a node's start or end. */
    static boolean isListenedToBy(FlowNode node, String bean) {
        return node.getExtensionElements() != null
                && node
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaExecutionListener.class)
                        .list()
                        .stream()
                        .map(CamundaExecutionListener::getCamundaDelegateExpression)
                        .filter(Objects::nonNull)
                        .flatMap(expression -> ValueExpression.bean(expression).stream())
                        .anyMatch(bean::equals);
    }

    static Optional<String> property(BaseElement element, String name) {
        if (element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The boundary events of a node. */
    List<BoundaryEvent> boundariesOf(FlowNode node) {
        return boundaries.getOrDefault(node, List.of());
    }

    Subject subject(ModelElementInstance element) {
        String id = element.getAttributeValue("id");
        String name = element.getAttributeValue("name");
        if (id == null && element.getParentElement() != null) {
            return subject(element.getParentElement());
        }
        return new Subject(file, id, name);
    }
}
