package jp.tetsuzuki.modeling;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Where a button leads stands in the diagram: each outcome of a page's buttons is asked for after the page, and no other
 * is. A status page with a single button needs no question.
 */
final class OutcomeRule implements Rule {

    static final String CANCEL = "cancel";

    @Override
    public String id() {
        return "outcomes";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            Transactions transactions = new Transactions(diagram);
            diagram.userTasks().forEach(task -> checkTask(procedures, diagram, transactions, task, report));
            for (SequenceFlow flow : diagram.flows()) {
                checkFlow(procedures, diagram, transactions, flow, report);
            }
        }
    }

    private static void checkTask(
            Procedures procedures, Diagram diagram, Transactions transactions, UserTask task, Report report) {
        Set<String> outcomes = new HashSet<>(outcomes(procedures, task));
        outcomes.remove(CANCEL);
        boolean status = Diagram.property(task, "page").filter("status"::equals).isPresent();
        if (status && outcomes.size() <= 1) {
            return;
        }
        for (SequenceFlow flow : transactions.flowsAfter(task)) {
            outcomes.removeAll(asked(flow));
        }
        for (String outcome : outcomes) {
            report.fault(
                    diagram.subject(task),
                    "nothing asks for the outcome '" + outcome + "' of the page's button",
                    "Put a gateway after it with the condition ${outcome == '" + outcome + "'}");
        }
    }

    private static void checkFlow(
            Procedures procedures, Diagram diagram, Transactions transactions, SequenceFlow flow, Report report) {
        Set<String> asked = asked(flow);
        if (asked.isEmpty()) {
            return;
        }
        Set<FlowNode> origins = transactions.originsOf(flow.getSource());
        boolean faultyForm = origins.stream().anyMatch(procedures::hasFaultyForm);
        Set<String> possible = origins.stream()
                .flatMap(origin -> outcomes(procedures, origin).stream())
                .collect(Collectors.toSet());
        for (String outcome : asked) {
            if (!possible.contains(outcome) && !faultyForm) {
                report.fault(
                        diagram.subject(flow),
                        "no button of the page before has the outcome '" + outcome + "'",
                        "Use an outcome of the form's buttons");
            }
        }
    }

    /** The outcomes of a user task's buttons, none where its form is missing or faulty. */
    static Set<String> outcomes(Procedures procedures, FlowNode task) {
        return procedures.formOf(task).map(FormDefinition::outcomes).orElse(Set.of());
    }

    private static Set<String> asked(SequenceFlow flow) {
        if (flow.getConditionExpression() == null) {
            return Set.of();
        }
        String outcome = ProcedureVariables.OUTCOME.name();
        Map<String, Class<?>> types = new HashMap<>();
        types.put(outcome, String.class);
        return Condition.of(flow.getConditionExpression().getTextContent(), types)
                .textsComparedWith(outcome);
    }
}
