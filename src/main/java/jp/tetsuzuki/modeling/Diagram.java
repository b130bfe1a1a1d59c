package jp.tetsuzuki.modeling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A diagram among the files.
 *
 * @param file its file's name
 */
record Diagram(String file, BpmnModelInstance model) {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    Process process() {
        return elements(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> elements(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    Collection<FlowNode> nodes() {
        return elements(FlowNode.class);
    }

    Collection<SequenceFlow> flows() {
        return elements(SequenceFlow.class);
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

    static Optional<String> property(BaseElement element, String name) {
        if (element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    /** The boundary events of a node. */
    List<BoundaryEvent> boundariesOf(FlowNode node) {
        return elements(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .toList();
    }

    Subject subject(ModelElementInstance element) {
        String id = element.getAttributeValue("id");
        String name = element.getAttributeValue("name");
        if (id == null && element.getParentElement() != null) {
            return subject(element.getParentElement());
        }
        return new Subject(file, id == null ? "" : id, name == null ? "" : name);
    }
}
