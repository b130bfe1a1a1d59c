package jp.tetsuzuki.modeling;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Which file needs which. An instance finds its forms, decision tables and called processes in the deployment of its own
 * diagram, and so keeps them for as long as it runs; what is deployed must therefore be complete.
 */
final class NeededFiles {

    private final Map<String, Set<String>> needs = new HashMap<>();

    NeededFiles(Procedures procedures) {
        procedures.diagrams().forEach(diagram -> needs.put(diagram.file(), namedIn(diagram)));
    }

    private static Set<String> namedIn(Diagram diagram) {
        Stream<String> forms = Stream.of(
                        diagram.userTasks().map(task -> task.getAttributeValueNs(Diagram.CAMUNDA, "formRef")),
                        diagram.elements(Event.class).stream()
                                .flatMap(event -> Diagram.property(event, "resultForm").stream()),
                        Diagram.property(diagram.process(), "closedForm").stream())
                .flatMap(names -> names)
                .filter(Objects::nonNull)
                .map(form -> form + ".form");
        Stream<String> tables = Stream.of(
                        diagram.elements(BusinessRuleTask.class).stream().map(NeededFiles::tableOf),
                        diagram.userTasks().flatMap(NeededFiles::tablesOf),
                        diagram.nodes().stream()
                                .filter(node -> Diagram.isListenedToBy(node, ReferenceRule.DECIDE))
                                .map(node -> InputRule.inputs(node).get(ProcedureVariables.DECISION.name())),
                        Diagram.property(diagram.process(), "portalAvailability").stream())
                .flatMap(names -> names)
                .filter(Objects::nonNull)
                .map(table -> table + ".dmn");
        Stream<String> processes = diagram.elements(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .filter(Objects::nonNull)
                .map(process -> process + ".bpmn");
        return Stream.of(forms, tables, processes).flatMap(names -> names).collect(Collectors.toSet());
    }

    private static String tableOf(BusinessRuleTask task) {
        return task.getCamundaDecisionRef() != null
                ? task.getCamundaDecisionRef()
                : InputRule.inputs(task).get(ProcedureVariables.DECISION.name());
    }

    private static Stream<String> tablesOf(UserTask task) {
        return Arrays.stream(Diagram.property(task, "decisions").orElse("").split("[,\\s]+"))
                .filter(table -> !table.isEmpty());
    }

    /** The given files and all that they need, directly or not. */
    Set<String> with(Collection<String> files) {
        Set<String> all = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(files);
        while (!next.isEmpty()) {
            String file = next.pop();
            if (all.add(file)) {
                next.addAll(needs.getOrDefault(file, Set.of()));
            }
        }
        return all;
    }

    /** What any diagram needs, and the diagrams themselves. */
    Set<String> all() {
        return with(needs.keySet());
    }

    /**
     * What must be deployed for new instances to meet the changed files: these, the diagrams that need one of them,
     * directly or not, and everything that those need. Other diagrams keep their version.
     */
    Set<String> deployedFor(Set<String> changed) {
        Set<String> touched = new HashSet<>(changed);
        for (String diagram : needs.keySet()) {
            if (with(Set.of(diagram)).stream().anyMatch(changed::contains)) {
                touched.add(diagram);
            }
        }
        return new TreeSet<>(with(touched));
    }
}
