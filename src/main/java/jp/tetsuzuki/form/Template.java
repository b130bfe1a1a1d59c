package jp.tetsuzuki.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Text with FEEL in it: either {@code {{ … }}} in running text, or one expression behind a leading {@code =}. */
final class Template {

    static final Template EMPTY = new Template(List.of());

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Slot(Expression expression) implements Part {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Parses a template.
     *
     * @throws InvalidExpression where FEEL in it is invalid, braces are left open, or blocks such as {@code {{#if}}} are
     *     used, which are not supported
     */
    static Template parse(String source) {
        if (source.stripLeading().startsWith("=")) {
            return new Template(List.of(new Slot(Expression.parse(source))));
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = source.indexOf("{{"); open >= 0; open = source.indexOf("{{", from)) {
            int close = source.indexOf("}}", open);
            if (close < 0) {
                throw new InvalidExpression("{{ is never closed");
            }
            String feel = source.substring(open + 2, close).strip();
            if (feel.startsWith("#") || feel.startsWith("/")) {
                throw new InvalidExpression("{{" + feel + "}} is not supported");
            }
            if (open > from) {
                parts.add(new Literal(source.substring(from, open)));
            }
            parts.add(new Slot(Expression.parse(feel)));
            from = close + 2;
        }
        if (from < source.length()) {
            parts.add(new Literal(source.substring(from)));
        }
        return new Template(parts);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<Expression> expressions() {
        List<Expression> expressions = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Slot slot) {
                expressions.add(slot.expression());
            }
        }
        return expressions;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        expressions().forEach(expression -> names.addAll(expression.names()));
        return names;
    }

    /** The text among these variables, unescaped. */
    String render(Map<String, Object> variables) {
        return assemble(expression -> FeelValues.text(expression.evaluate(variables)));
    }

    /** The text with something else in the place of each expression. */
    String assemble(Function<Expression, String> slots) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Slot slot) {
                text.append(slots.apply(slot.expression()));
            }
        }
        return text.toString();
    }
}
