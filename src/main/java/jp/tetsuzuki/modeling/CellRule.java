package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tetsuzuki.form.FeelSyntax;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;

/**
 * A decision table's cells can be read, what is written out in them is of the column's type, and whichever rules fit, one
 * of them decides. What a cell computes is not known before.
 */
final class CellRule implements Rule {

    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_]\\w*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> CONSTANT_NAMES = Set.of("true", "false", "null");

    /** A number, or the name of one. */
    private static final Pattern COMPARED = Pattern.compile("[0-9]|\\p{L}");

    private static final List<Pattern> CONSTANTS = List.of(CellTests.TEXT, FLAG, NUMBER);

    private static final Pattern BELOW_ZERO = Pattern.compile("-\\s*[0-9.]*[1-9][0-9.]*");

    /** By the output's type as the Modeler names it. */
    private static final Map<String, Pattern> WRITTEN_OUT =
            Map.of("string", CellTests.TEXT, "boolean", FLAG, "long", WHOLE_NUMBER, "integer", WHOLE_NUMBER);

    @Override
    public String id() {
        return "cells";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        procedures.decisions().forEach(table -> check(table, acts, report));
    }

    private static void check(DecisionTable table, Acts acts, Report report) {
        for (org.camunda.bpm.model.dmn.instance.DecisionTable rules :
                table.elements(org.camunda.bpm.model.dmn.instance.DecisionTable.class)) {
            if (rules.getHitPolicy() != HitPolicy.FIRST) {
                report.fault(
                        table.subject(rules),
                        "the hit policy is not First, so that several rules could fit and none decide",
                        "Choose First and put the rule that goes before others above them");
            }
        }
        table.eachTest((input, cell) -> checkCondition(table, input, cell, acts, report));
        table.eachResult((output, cell) -> checkResult(table, output, cell, report));
    }

    private static void checkCondition(DecisionTable table, Input input, InputEntry cell, Acts acts, Report report) {
        String feel = cell.getTextContent().strip();
        if (!feel.isEmpty() && !FeelSyntax.isTest(feel)) {
            report.fault(
                    table.subject(cell),
                    "the cell '" + feel + "' cannot be read",
                    "Write a value, a comparison such as < 3, or nothing");
        } else if (!canFit(CellTests.of(feel), DecisionTable.type(input), acts)) {
            report.fault(
                    table.subject(cell),
                    "the cell '" + feel + "' fits no " + DecisionTable.type(input),
                    "Write what the column's type has: true or false, texts in quotation marks, or numbers");
        }
    }

    /** A cell that never fits takes its row out of the table, unseen. */
    private static boolean canFit(CellTests cell, String type, Acts acts) {
        boolean either = cell.tests().contains("true") && cell.tests().contains("false");
        return !(cell.negated() && either) && cell.tests().stream().allMatch(test -> canFit(test, type, acts));
    }

    private static boolean canFit(String test, String type, Acts acts) {
        if (NAME.matcher(test).matches() && !CONSTANT_NAMES.contains(test)) {
            Class<?> known = acts.types().get(test);
            boolean fits = known == null
                    ? !type.equals("boolean")
                    : ColumnRule.types(known).contains(type);
            // A name that nobody knows is told by the rule about variables.
            return fits || !acts.shown().contains(test);
        }
        boolean text = CellTests.TEXT.matcher(test).find();
        String unquoted = CellTests.TEXT.matcher(test).replaceAll("");
        return switch (type) {
            case "boolean" -> FLAG.matcher(test).matches();
            case "string" -> text || unquoted.contains("?");
            case "integer", "long", "double", "number" ->
                !text
                        && !CONSTANT_NAMES.contains(test)
                        && COMPARED.matcher(test).find();
            default -> true;
        };
    }

    private static void checkResult(DecisionTable table, Output output, OutputEntry cell, Report report) {
        String feel = cell.getTextContent().strip();
        if (!feel.isEmpty() && !FeelSyntax.isExpression(feel)) {
            report.fault(
                    table.subject(cell),
                    "the result '" + feel + "' cannot be read",
                    "Write a value, a text in quotation marks, or null for none");
        } else if (BELOW_ZERO.matcher(feel).matches()) {
            report.fault(
                    table.subject(cell),
                    "the result '" + feel + "' is below zero",
                    "Write 0 or a greater number: amounts, days and counts are never less");
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
