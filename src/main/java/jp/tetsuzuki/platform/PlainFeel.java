package jp.tetsuzuki.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Answers the plainest FEEL of decision tables by itself: a variable's name, a text, a list of texts, true and false.
 * Anything else goes to the real engine, and so does everything whose value is neither text nor truth value.
 *
 * <p>The real engine parses a cell anew and builds all its functions anew each time that it looks at the cell. A page
 * that shows which procedures are open asks for some fifty cells: that was more than half of the page's time.
 */
final class PlainFeel implements FeelEngine {

    private static final String TEXT = "\"([^\"\\\\\\p{Cntrl}]*)\"";
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
    private static final Pattern TEXTS = Pattern.compile(TEXT + "(\\s*,\\s*" + TEXT + ")*");
    private static final Pattern NEGATED = Pattern.compile("not\\(\\s*(.*?)\\s*\\)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final int CELLS = 10_000;

    /**
     * A cell with plain values.
     *
     * @param values the texts, or the one truth value
     * @param negated whether the input must be none of them
     */
    private record Cell(Set<Object> values, boolean negated) {

        /** Only with an input of the values' own kind do plain values say what FEEL says. */
        Optional<Boolean> test(Object input) {
            boolean sameKind = values.iterator().next().getClass().isInstance(input);
            return sameKind ? Optional.of(values.contains(input) != negated) : Optional.empty();
        }
    }

    private final FeelEngine real;
    private final LoadingCache<String, Optional<Cell>> cells =
            Caffeine.newBuilder().maximumSize(CELLS).build(PlainFeel::cell);

    PlainFeel(FeelEngine real) {
        this.real = real;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String feel, VariableContext variables) {
        String expression = feel.strip();
        Matcher text = ONE_TEXT.matcher(expression);
        if (text.matches()) {
            return (T) text.group(1);
        }
        if (NAME.matcher(expression).matches() && variables.containsVariable(expression)) {
            Object value = value(variables, expression);
            if (value instanceof String || value instanceof Boolean) {
                return (T) value;
            }
        }
        return real.evaluateSimpleExpression(feel, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String feel, String input, VariableContext variables) {
        return cells.get(feel)
                .flatMap(cell -> cell.test(value(variables, input)))
                .orElseGet(() -> real.evaluateSimpleUnaryTests(feel, input, variables));
    }

    private static Object value(VariableContext variables, String name) {
        TypedValue value = variables.resolve(name);
        return value == null ? null : value.getValue();
    }

    private static Optional<Cell> cell(String feel) {
        String test = feel.strip();
        Matcher negation = NEGATED.matcher(test);
        boolean negated = negation.matches();
        String plain = negated ? negation.group(1) : test;
        if (test.equals("true") || test.equals("false")) {
            return Optional.of(new Cell(Set.of(Boolean.valueOf(test)), false));
        }
        if (!TEXTS.matcher(plain).matches()) {
            return Optional.empty();
        }
        Set<Object> texts = new HashSet<>();
        Matcher each = ONE_TEXT.matcher(plain);
        while (each.find()) {
            texts.add(each.group(1));
        }
        return Optional.of(new Cell(texts, negated));
    }
}
