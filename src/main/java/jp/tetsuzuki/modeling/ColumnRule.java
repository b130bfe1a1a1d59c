package jp.tetsuzuki.modeling;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;

/**
 * A decision table's columns have the types of what they ask for and decide, and each row has a cell in each column. In a
 * column of another type a condition would never fit, and a result would stop the step that reads it.
 */
final class ColumnRule implements Rule {

    private static final List<String> NUMBERS = List.of("long", "integer", "double", "number");

    /** What facts are, as a table may ask for them. */
    private static final List<String> FACTS =
            List.of("string", "boolean", "long", "integer", "double", "number", "date", "time", "dateTime");

    /** How a table first asked for a fact. */
    private record Asked(String type, String file) {}

    @Override
    public String id() {
        return "columns";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        Map<String, Asked> facts = new HashMap<>();
        for (DecisionTable table : procedures.decisions()) {
            table.elements(Input.class).forEach(input -> checkInput(table, input, acts, facts, report));
            table.elements(Output.class).forEach(output -> checkOutput(table, output, acts, report));
            table.elements(org.camunda.bpm.model.dmn.instance.DecisionTable.class)
                    .forEach(rules -> checkRows(table, rules, report));
        }
    }

    private static void checkInput(
            DecisionTable table, Input input, Acts acts, Map<String, Asked> facts, Report report) {
        String name = DecisionTable.asked(input);
        String type = DecisionTable.type(input);
        if (!acts.shown().contains(name)) {
            // The rule about variables tells it.
            return;
        }
        Class<?> declared = acts.types().get(name);
        List<String> possible = declared == null ? FACTS : types(declared);
        if (!possible.contains(type)) {
            report.fault(
                    table.subject(input),
                    "the column of '" + name + "' has the type '" + type + "'",
                    "Set its type to " + (declared == null ? String.join(", ", possible) : possible.get(0)));
            return;
        }
        Asked other = facts.putIfAbsent(name, new Asked(type, table.file()));
        if (other != null && !other.type().equals(type) && !NUMBERS.containsAll(List.of(other.type(), type))) {
            report.fault(
                    table.subject(input),
                    "'" + name + "' has the type '" + type + "' here and '" + other.type() + "' in " + other.file(),
                    "Set both to the type that it has");
        }
    }

    private static void checkOutput(DecisionTable table, Output output, Acts acts, Report report) {
        Class<?> declared = acts.types().get(output.getName());
        // What a step reads as a whole number is one: of the other kinds the engine would make something else.
        List<String> possible = declared == Long.class ? List.of("long") : types(declared);
        if (declared != null && !possible.contains(output.getTypeRef())) {
            report.fault(
                    table.subject(output),
                    "the column of '" + output.getName() + "' has the type '" + output.getTypeRef() + "'",
                    "Set its type to " + possible.get(0));
        }
    }

    private static void checkRows(
            DecisionTable table, org.camunda.bpm.model.dmn.instance.DecisionTable rules, Report report) {
        for (org.camunda.bpm.model.dmn.instance.Rule row : rules.getRules()) {
            if (isIncomplete(rules.getInputs(), row.getInputEntries())
                    || isIncomplete(rules.getOutputs(), row.getOutputEntries())) {
                report.fault(
                        table.subject(row),
                        "the row has not one cell for each column",
                        "Delete it in the Modeler and write it anew");
            }
        }
    }

    private static boolean isIncomplete(Collection<?> columns, Collection<?> cells) {
        return columns.size() != cells.size();
    }

    /** How a table may name a declared type, the usual one first. */
    static List<String> types(Class<?> declared) {
        if (declared == Boolean.class) {
            return List.of("boolean");
        }
        if (declared == Long.class) {
            return NUMBERS;
        }
        return declared == String.class ? List.of("string") : List.of("date", "time", "dateTime");
    }
}
