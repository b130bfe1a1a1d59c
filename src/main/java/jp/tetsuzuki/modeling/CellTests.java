package jp.tetsuzuki.modeling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a condition cell of a decision table, taken apart: the tests between its commas.
 *
 * @param tests none where whatever comes fits
 * @param negated whether the input must pass none of them
 */
record CellTests(List<String> tests, boolean negated) {

    private static final Pattern NEGATED = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[\\[(\\]),]|[^\"\\[(\\]),]+|.");

    /** A text that is written out. */
    static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    CellTests {
        tests = List.copyOf(tests);
    }

    /**
     * @param cell a cell's FEEL, which can be read
     */
    static CellTests of(String cell) {
        String feel = cell.strip();
        if (feel.isEmpty() || feel.equals("-")) {
            return new CellTests(List.of(), false);
        }
        Matcher negation = NEGATED.matcher(feel);
        return negation.matches() ? new CellTests(split(negation.group(1)), true) : new CellTests(split(feel), false);
    }

    /** At the commas that stand in no text and no parentheses. */
    private static List<String> split(String feel) {
        List<String> tests = new ArrayList<>();
        StringBuilder test = new StringBuilder();
        int depth = 0;
        Matcher part = PART.matcher(feel);
        while (part.find()) {
            String text = part.group();
            // An interval may begin with ] and end with [, so that only its numbers tell where one is.
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (text.equals(",") && depth <= 0) {
                tests.add(test.toString().strip());
                test.setLength(0);
            } else {
                test.append(text);
            }
        }
        tests.add(test.toString().strip());
        return tests;
    }

    /** Whether every input fits. */
    boolean fitsAlways() {
        return tests.isEmpty();
    }

    /** Whether a text is known to fit: one that is written out, not one that is computed. */
    boolean fits(String text) {
        if (tests.isEmpty()) {
            return true;
        }
        boolean plain = tests.stream().allMatch(test -> TEXT.matcher(test).matches());
        return plain && tests.contains("\"" + text + "\"") != negated;
    }
}
