package jp.tetsuzuki.modeling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tetsuzuki.platform.DelegateInput;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.instance.Output;
import org.w3c.dom.Element;

/**
 * Where the values come from that a delegate takes as {@link DelegateInput.Known known}: through other parameters and
 * calls, back to whatever writes them out. A diagram could otherwise write into a variable what it may not write into the
 * input.
 */
final class Origins {

    private static final Set<String> PARAMETERS = Set.of("inputParameter", "outputParameter");
    private static final Set<String> HANDED = Set.of("in", "out");

    private final Procedures procedures;

    /** By a variable's name, the input that its value reaches. */
    private final Map<String, String> reached = new HashMap<>();

    private Origins(Procedures procedures) {
        this.procedures = procedures;
    }

    static void check(Procedures procedures, Acts acts, Rule.Report report) {
        Origins origins = new Origins(procedures);
        origins.trace(acts);
        origins.tell(report);
    }

    private void trace(Acts acts) {
        for (Diagram diagram : procedures.diagrams()) {
            for (FlowNode node : diagram.nodes()) {
                String delegate = Diagram.delegateOf(node);
                if (delegate != null) {
                    Map<String, String> given = InputRule.inputs(node);
                    acts.contract(delegate).inputs().forEach((name, input) -> {
                        if (input.values() instanceof DelegateInput.Known) {
                            reach(given.getOrDefault(name, ""), name);
                        }
                    });
                }
            }
        }
        int before;
        do {
            before = reached.size();
            procedures
                    .diagrams()
                    .forEach(diagram -> Xml.elements(diagram.model()).forEach(this::goBack));
        } while (reached.size() > before);
    }

    private void goBack(Element element) {
        String input = reached.get(written(element));
        if (input != null && HANDED.contains(element.getLocalName())) {
            reached.putIfAbsent(element.getAttribute("source"), input);
        } else if (input != null) {
            reach(element.getTextContent().strip(), input);
        }
    }

    private void reach(String expression, String input) {
        ValueExpression.variable(expression).ifPresent(variable -> reached.putIfAbsent(variable, input));
        ValueExpression.call(expression)
                .map(ValueExpression.Call::arguments)
                .orElse(List.of())
                .forEach(variable -> reached.putIfAbsent(variable, input));
    }

    private void tell(Rule.Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (Element element : Xml.elements(diagram.model())) {
                String text = element.getTextContent().strip();
                if (PARAMETERS.contains(element.getLocalName())
                        && !text.isEmpty()
                        && !ValueExpression.isExpression(text)) {
                    tell(Xml.subject(diagram.file(), element), written(element), report);
                }
            }
            diagram.elements(BusinessRuleTask.class)
                    .forEach(task -> tell(diagram.subject(task), task.getCamundaResultVariable(), report));
        }
        for (DecisionTable table : procedures.decisions()) {
            table.elements(Output.class).forEach(output -> tell(table.subject(output), output.getName(), report));
        }
    }

    private void tell(Subject subject, String variable, Rule.Report report) {
        // Who writes what says for whom or in which case is told by the rule about variables.
        if (reached.containsKey(variable) && !Givens.NAMES.contains(variable)) {
            report.fault(
                    subject,
                    "'" + variable + "' is written out here and becomes the input parameter '" + reached.get(variable)
                            + "'",
                    "Use a variable that the system or a page sets");
        }
    }

    /** The variable that an element writes, empty where it writes none. */
    private static String written(Element element) {
        if (PARAMETERS.contains(element.getLocalName())) {
            return element.getAttribute("name");
        }
        return HANDED.contains(element.getLocalName()) ? element.getAttribute("target") : "";
    }
}
