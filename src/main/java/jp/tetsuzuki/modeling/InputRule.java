package jp.tetsuzuki.modeling;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.DelegateInput;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

/** A delegate gets the input parameters that it asks for, with values that it understands: mail templates, reasons. */
final class InputRule implements Rule {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    @Override
    public String id() {
        return "inputs";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (FlowNode node : diagram.nodes()) {
                String delegate = Diagram.delegateOf(node);
                if (delegate != null) {
                    check(
                            diagram.subject(node),
                            inputs(node),
                            acts.contract(delegate).inputs(),
                            report);
                }
                checkNumbers(diagram.subject(node), inputs(node), acts, report);
            }
        }
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
