package jp.tetsuzuki.modeling;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Each refusal that a delegate may answer with is caught, and none is waited for that cannot come. */
final class ErrorRule implements Rule {

    @Override
    public String id() {
        return "errors";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (FlowNode node : diagram.nodes()) {
                Set<String> uncaught = new TreeSet<>(thrownBy(node, acts));
                uncaught.removeAll(caughtAround(diagram, node));
                for (String code : uncaught) {
                    report.fault(
                            diagram.subject(node),
                            "nothing catches the error '" + code + "'",
                            "Attach an error boundary event with this error code");
                }
            }
            for (CatchEvent event : diagram.elements(CatchEvent.class)) {
                checkCatcher(diagram, event, acts, report);
            }
        }
    }

    private static void checkCatcher(Diagram diagram, CatchEvent event, Acts acts, Report report) {
        for (ErrorEventDefinition definition : errors(event.getEventDefinitions())) {
            String code = code(definition);
            if (code == null) {
                report.fault(diagram.subject(event), "no error code is chosen", "Choose the error that it catches");
            } else if (guarded(event)
                    .flatMap(node -> thrownBy(node, acts).stream())
                    .noneMatch(code::equals)) {
                report.fault(
                        diagram.subject(event),
                        "the error '" + code + "' cannot happen here",
                        "Use an error of the task's delegate, or delete the event");
            }
        }
    }

    /** The nodes whose errors an event catches. */
    private static Stream<FlowNode> guarded(CatchEvent event) {
        if (event instanceof BoundaryEvent boundary) {
            return boundary.getAttachedTo() instanceof SubProcess inner
                    ? within(inner)
                    : Stream.of(boundary.getAttachedTo());
        }
        return within(event.getParentElement().getParentElement());
    }

    private static Stream<FlowNode> within(ModelElementInstance scope) {
        return Diagram.nodesIn(scope).stream()
                .flatMap(node -> node instanceof SubProcess inner ? within(inner) : Stream.of(node));
    }

    private static Set<String> thrownBy(FlowNode node, Acts acts) {
        if (node instanceof EndEvent end) {
            Set<String> codes = new LinkedHashSet<>();
            errors(end.getEventDefinitions()).stream()
                    .map(ErrorRule::code)
                    .filter(Objects::nonNull)
                    .forEach(codes::add);
            return codes;
        }
        String delegate = Diagram.delegateOf(node);
        return delegate == null ? Set.of() : acts.contract(delegate).errors();
    }

    private static Set<String> caughtAround(Diagram diagram, FlowNode node) {
        Set<String> codes = new LinkedHashSet<>();
        diagram.boundariesOf(node).forEach(event -> collect(event, codes));
        ModelElementInstance scope = node.getParentElement();
        while (scope != null) {
            for (SubProcess handler : scope.getChildElementsByType(SubProcess.class)) {
                if (handler.triggeredByEvent()) {
                    handler.getChildElementsByType(StartEvent.class).forEach(start -> collect(start, codes));
                }
            }
            if (scope instanceof SubProcess around) {
                diagram.boundariesOf(around).forEach(event -> collect(event, codes));
            }
            scope = scope.getParentElement();
        }
        return codes;
    }

    private static void collect(CatchEvent event, Set<String> codes) {
        errors(event.getEventDefinitions()).stream()
                .map(ErrorRule::code)
                .filter(Objects::nonNull)
                .forEach(codes::add);
    }

    private static List<ErrorEventDefinition> errors(Collection<EventDefinition> definitions) {
        return definitions.stream()
                .filter(ErrorEventDefinition.class::isInstance)
                .map(ErrorEventDefinition.class::cast)
                .toList();
    }

    private static String code(ErrorEventDefinition definition) {
        return definition.getError() == null ? null : definition.getError().getErrorCode();
    }
}
