package jp.tetsuzuki.modeling;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.DelegateInput;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

/**
 * A delegate gets the input parameters that it asks for, with values that it understands: mail templates, reasons,
 * numbers within their bounds, also where a decision table gives them.
 */
final class InputRule implements Rule {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern CONSTANT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /** An input that takes a number from a variable. */
    private record Taken(String input, DelegateInput.Between bounds) {}

    @Override
    public String id() {
        return "inputs";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        Map<String, Taken> taken = new HashMap<>();
        for (Diagram diagram : procedures.diagrams()) {
            for (FlowNode node : diagram.nodes()) {
                String delegate = Diagram.delegateOf(node);
                if (delegate != null) {
                    Map<String, DelegateInput> asked = acts.contract(delegate).inputs();
                    check(diagram.subject(node), inputs(node), asked, report);
                    taken.putAll(taken(inputs(node), asked));
                }
                checkNumbers(diagram.subject(node), inputs(node), acts, report);
            }
        }
        procedures.decisions().forEach(table -> checkTable(table, taken, report));
        Origins.check(procedures, acts, report);
    }

    private static Map<String, Taken> taken(Map<String, String> given, Map<String, DelegateInput> asked) {
        Map<String, Taken> taken = new HashMap<>();
        asked.forEach((name, input) -> {
            if (input.values() instanceof DelegateInput.Between bounds) {
                ValueExpression.variable(given.getOrDefault(name, ""))
                        .ifPresent(variable -> taken.put(variable, new Taken(name, bounds)));
            }
        });
        return taken;
    }

    /** What cells compute is not known before; what stands in them is. */
    private static void checkTable(DecisionTable table, Map<String, Taken> taken, Report report) {
        table.eachResult((output, entry) -> {
            Taken use = taken.get(output.getName());
            String cell = entry.getTextContent().strip();
            if (use != null && CONSTANT.matcher(cell).matches() && !isWithin(cell, use.bounds())) {
                report.fault(
                        table.subject(entry),
                        "'" + cell + "' becomes the input parameter '" + use.input() + "' and is not within "
                                + use.bounds().least() + " and "
                                + use.bounds().most(),
                        "Write a whole number within these bounds");
            }
        });
    }

    private static boolean isWithin(String number, DelegateInput.Between bounds) {
        return NUMBER.matcher(number).matches() && bounds.has(Long.parseLong(number));
    }

    /** Where a variable holds a number, a written value is one: the delegate would read it no sooner than at its step. */
    private static void checkNumbers(Subject subject, Map<String, String> given, Acts acts, Report report) {
        given.forEach((name, value) -> {
            boolean number = acts.variables().containsKey(name)
                    && acts.variables().get(name).type() == Long.class;
            boolean written = !value.isBlank() && !ValueExpression.isExpression(value);
            if (number && written && !NUMBER.matcher(value).matches()) {
                report.fault(
                        subject,
                        "the input parameter '" + name + "' is '" + value + "', which is no number",
                        "Write a whole number in half-width digits, or ${variable}");
            }
        });
    }

    private static void check(
            Subject subject, Map<String, String> given, Map<String, DelegateInput> asked, Report report) {
        asked.forEach((name, input) -> {
            String value = given.getOrDefault(name, "");
            if (!value.isBlank()) {
                checkValue(subject, name, value, input.values(), report);
            } else if (input.required()) {
                report.fault(subject, "the input parameter '" + name + "' is missing", "Add it to the task's inputs");
            }
        });
    }

    private static void checkValue(
            Subject subject, String name, String value, DelegateInput.Values values, Report report) {
        if (values instanceof DelegateInput.OneOf known && !known.choices().contains(value)) {
            report.fault(
                    subject,
                    "the input parameter '" + name + "' is '" + value + "', which the delegate does not know",
                    "Use one of "
                            + String.join(
                                    ", ", known.choices().stream().sorted().toList()));
        } else if (values instanceof DelegateInput.Written text && !value.matches(text.shape())) {
            report.fault(
                    subject,
                    "the input parameter '" + name + "' is '" + value + "' and not written like " + text.example(),
                    "Write it out in this form, without variables");
        } else if (values instanceof DelegateInput.Known && !ValueExpression.isExpression(value)) {
            report.fault(
                    subject,
                    "the input parameter '" + name + "' is '" + value + "', which is written out in the diagram",
                    "Write ${variable} or ${bean.method(variable)}");
        } else if (values instanceof DelegateInput.Between bounds
                && NUMBER.matcher(value).matches()
                && !isWithin(value, bounds)) {
            report.fault(
                    subject,
                    "the input parameter '" + name + "' is '" + value + "' and not within " + bounds.least() + " and "
                            + bounds.most(),
                    "Write a whole number within these bounds");
        }
    }

    /** A node's input parameters by name, as they are written. */
    static Map<String, String> inputs(FlowNode node) {
        Map<String, String> inputs = new HashMap<>();
        if (node.getExtensionElements() != null) {
            node.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                    .flatMap(parameters -> parameters.getCamundaInputParameters().stream())
                    .forEach(input -> inputs.put(input.getCamundaName(), text(input)));
        }
        return inputs;
    }

    private static String text(CamundaInputParameter input) {
        return input.getTextContent().strip();
    }
}
