package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.tetsuzuki.form.FeelSyntax;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;

/**
 * A decision table's cells can be read, what is written out in them is of the output's type, and whichever rules fit, one
 * of them decides. What a cell computes is not known before.
 */
final class CellRule implements Rule {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final List<Pattern> CONSTANTS = List.of(TEXT, FLAG, NUMBER);

    /** By the output's type as the Modeler names it. */
    private static final Map<String, Pattern> WRITTEN_OUT =
            Map.of("string", TEXT, "boolean", FLAG, "long", WHOLE_NUMBER, "integer", WHOLE_NUMBER);

    @Override
    public String id() {
        return "cells";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        procedures.decisions().forEach(table -> check(table, report));
    }

    private static void check(DecisionTable table, Report report) {
        for (org.camunda.bpm.model.dmn.instance.DecisionTable rules :
                table.elements(org.camunda.bpm.model.dmn.instance.DecisionTable.class)) {
            if (rules.getHitPolicy() != HitPolicy.FIRST) {
                report.fault(
                        table.subject(rules),
                        "the hit policy is not First, so that several rules could fit and none decide",
                        "Choose First and put the rule that goes before others above them");
            }
        }
        for (InputEntry cell : table.elements(InputEntry.class)) {
            String feel = cell.getTextContent().strip();
            if (!feel.isEmpty() && !FeelSyntax.isTest(feel)) {
                report.fault(
                        table.subject(cell),
                        "the cell '" + feel + "' cannot be read",
                        "Write a value, a comparison such as < 3, or nothing");
            }
        }
        table.eachResult((output, cell) -> checkResult(table, output, cell, report));
    }

    private static void checkResult(DecisionTable table, Output output, OutputEntry cell, Report report) {
        String feel = cell.getTextContent().strip();
        if (!feel.isEmpty() && !FeelSyntax.isExpression(feel)) {
            report.fault(
                    table.subject(cell),
                    "the result '" + feel + "' cannot be read",
                    "Write a value, a text in quotation marks, or null for none");
        } else if (!fits(feel, output.getTypeRef())) {
            report.fault(
                    table.subject(cell),
                    "the result '" + feel + "' is no " + output.getTypeRef(),
                    "Write a value of the type that the column's head names");
        }
    }

    private static boolean fits(String feel, String type) {
        boolean constant =
                CONSTANTS.stream().anyMatch(form -> form.matcher(feel).matches());
        Pattern form = WRITTEN_OUT.get(type);
        return !constant || form == null || form.matcher(feel).matches();
    }
}
