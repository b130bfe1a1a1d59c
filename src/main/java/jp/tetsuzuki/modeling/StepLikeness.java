package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;

/** What steps of two versions have in common, as far as a move from one to the other is concerned. */
final class StepLikeness {

    /** Whose a user task is. The engine asks when a task begins, and not again when its instance is moved. */
    private static final List<String> HANDS = List.of("assignee", "candidateGroups", "candidateUsers");

    private StepLikeness() {}

    /** Whether an instance that waits at one could wait at the other in its place. */
    static boolean canReplace(FlowNode step, FlowNode other) {
        return (step instanceof Activity || step instanceof IntermediateCatchEvent)
                && step.getElementType().equals(other.getElementType())
                && kindOfEvent(step).equals(kindOfEvent(other))
                && haveSameHands(step, other);
    }

    /** Whether both are the same people's; true for steps that are nobody's. */
    static boolean haveSameHands(FlowNode step, FlowNode other) {
        return !(step instanceof UserTask && other instanceof UserTask)
                || HANDS.stream()
                        .allMatch(whose -> Objects.equals(
                                step.getAttributeValueNs(Diagram.CAMUNDA, whose),
                                other.getAttributeValueNs(Diagram.CAMUNDA, whose)));
    }

    static boolean isTimer(FlowNode node) {
        return definition(node).filter(TimerEventDefinition.class::isInstance).isPresent();
    }

    /** Whether both are events of the same kind. */
    static boolean areSameEvents(FlowNode event, FlowNode other) {
        return event.getElementType().equals(other.getElementType())
                && kindOfEvent(event).equals(kindOfEvent(other));
    }

    /** Whether what one waits for is another thing than what the other waits for: a time, a message, a condition. */
    static boolean waitsForOther(FlowNode node, FlowNode other) {
        // The engine asks for a condition's to be renewed in any case.
        return definition(node)
                        .filter(ConditionalEventDefinition.class::isInstance)
                        .isPresent()
                || !trigger(node).equals(trigger(other));
    }

    private static String trigger(FlowNode node) {
        if (node instanceof ReceiveTask task) {
            return name(task.getMessage());
        }
        return definition(node).map(StepLikeness::trigger).orElse("");
    }

    private static String trigger(EventDefinition definition) {
        if (definition instanceof MessageEventDefinition message) {
            return name(message.getMessage());
        }
        if (definition instanceof SignalEventDefinition signal) {
            return signal.getSignal() == null ? "" : signal.getSignal().getName();
        }
        if (definition instanceof TimerEventDefinition timer) {
            return Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                    .filter(Objects::nonNull)
                    .map(time -> text(time.getDomElement()))
                    .findFirst()
                    .orElse("");
        }
        return "";
    }

    private static String text(DomElement time) {
        return time.getLocalName() + " " + time.getTextContent().strip();
    }

    private static String name(Message message) {
        return message == null ? "" : message.getName();
    }

    private static String kindOfEvent(FlowNode node) {
        return definition(node)
                .map(definition -> definition.getElementType().getTypeName())
                .orElse("");
    }

    private static Optional<EventDefinition> definition(FlowNode node) {
        return node.getChildElementsByType(EventDefinition.class).stream().findFirst();
    }
}
