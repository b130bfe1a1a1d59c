package jp.tetsuzuki.modeling;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tetsuzuki.platform.DelegateInput;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;

/**
 * A decision table gives a value, whatever comes, for what later steps can't do without: numbers, flags and moments,
 * unless a step takes them as an input that may be missing, and texts that a step asks for. Other texts may be null, as
 * where no reason stands against a procedure.
 */
final class ResultRule implements Rule {

    private static final Set<String> NOTHING = Set.of("", "null");

    @Override
    public String id() {
        return "results";
    }

    /** Variables that steps take as inputs. */
    private record Taken(Set<String> required, Set<String> optional) {}

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        Taken taken = taken(procedures, acts);
        OfferedValues offered = OfferedValues.in(procedures);
        for (DecisionTable table : procedures.decisions()) {
            Set<String> needed = table.elements(Output.class).stream()
                    .map(Output::getName)
                    .filter(name -> isNeeded(acts.variables().get(name), taken))
                    .collect(Collectors.toSet());
            if (!needed.isEmpty()) {
                checkValues(table, needed, report);
                checkRows(table, offered, report);
            }
        }
    }

    private static Taken taken(Procedures procedures, Acts acts) {
        Taken taken = new Taken(new HashSet<>(), new HashSet<>());
        for (Diagram diagram : procedures.diagrams()) {
            for (FlowNode node : diagram.nodes()) {
                String delegate = Diagram.delegateOf(node);
                if (delegate != null) {
                    take(node, acts.contract(delegate).inputs(), taken);
                }
            }
        }
        return taken;
    }

    private static void take(FlowNode node, Map<String, DelegateInput> asked, Taken taken) {
        InputRule.inputs(node)
                .forEach((name, value) -> ValueExpression.variable(value)
                        .filter(variable -> asked.containsKey(name))
                        .ifPresent(variable ->
                                (asked.get(name).required() ? taken.required() : taken.optional()).add(variable)));
    }

    private static boolean isNeeded(ProcessVariable<?> output, Taken taken) {
        if (output == null) {
            return false;
        }
        return output.type() == String.class
                ? taken.required().contains(output.name())
                : !taken.optional().contains(output.name());
    }

    private static void checkValues(DecisionTable table, Set<String> needed, Report report) {
        table.eachResult((output, cell) -> {
            if (needed.contains(output.getName())
                    && NOTHING.contains(cell.getTextContent().strip())) {
                report.fault(
                        table.subject(cell),
                        "'" + output.getName() + "' gets no value here",
                        "Write the value that later steps shall work with");
            }
        });
    }

    private static void checkRows(DecisionTable table, OfferedValues offered, Report report) {
        List<Optional<Set<String>>> columns = table.elements(Input.class).stream()
                .map(input -> offered.of(DecisionTable.asked(input)))
                .toList();
        List<List<CellTests>> rows = table.elements(org.camunda.bpm.model.dmn.instance.Rule.class).stream()
                .map(row -> row.getInputEntries().stream()
                        .map(InputEntry::getTextContent)
                        .map(CellTests::of)
                        .toList())
                .filter(row -> row.size() == columns.size())
                .toList();
        if (!decide(rows, columns, 0)) {
            table.elements(org.camunda.bpm.model.dmn.instance.DecisionTable.class)
                    .forEach(rules -> report.fault(
                            table.subject(rules),
                            "there are cases that no row fits, so that nothing is decided",
                            "End with a row whose conditions are all empty, or have such a row for each value that"
                                    + " forms offer"));
        }
    }

    /** Whether one of the rows fits, whatever comes for the columns from one on. */
    private static boolean decide(List<List<CellTests>> rows, List<Optional<Set<String>>> columns, int from) {
        if (from == columns.size()) {
            return !rows.isEmpty();
        }
        List<List<CellTests>> open =
                rows.stream().filter(row -> row.get(from).fitsAlways()).toList();
        return decide(open, columns, from + 1)
                || columns.get(from).isPresent()
                        && columns.get(from).get().stream()
                                .allMatch(value -> decide(
                                        rows.stream()
                                                .filter(row -> row.get(from).fits(value))
                                                .toList(),
                                        columns,
                                        from + 1));
    }
}
