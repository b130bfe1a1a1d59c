package jp.tetsuzuki.modeling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a flow: comparisons of declared variables with values of their type, joined by and, or, not and
 * parentheses. No bean, no property, no method: what decides a way stands in a variable, where one can see it.
 */
final class Condition {

    private static final Pattern WRAPPED = Pattern.compile("\\$\\{(.*)}", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>'[^'\\\\]*'|\"[^\"\\\\]*\")|(?<number>[0-9]+)"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!()]))");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> JOINS = Set.of("&&", "||", "and", "or");

    private final Map<String, Class<?>> types;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Set<String>> texts = new HashMap<>();
    private int next;

    private record Token(Kind kind, String text) {}

    private enum Kind {
        TEXT,
        NUMBER,
        WORD,
        SIGN,
        END
    }

    /** A side of a comparison; the type is null for null and for what is not known. */
    private record Operand(Class<?> type, String variable, String text) {}

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private Condition(Map<String, Class<?>> types) {
        this.types = types;
    }

    /**
     * @param types declared variables and their types
     */
    static Condition of(String expression, Map<String, Class<?>> types) {
        Condition condition = new Condition(types);
        try {
            condition.read(expression);
        } catch (Malformed malformed) {
            condition.problems.add(malformed.getMessage());
        }
        return condition;
    }

    /** What is wrong with it, each a clause; empty if it is sound. */
    List<String> problems() {
        return problems;
    }

    /** Variables that it asks. */
    Set<String> names() {
        return names;
    }

    /** Texts with which it compares a variable. */
    Set<String> textsComparedWith(String variable) {
        return texts.getOrDefault(variable, Set.of());
    }

    private void read(String expression) {
        Matcher wrapped = WRAPPED.matcher(expression.strip());
        if (!wrapped.matches()) {
            throw new Malformed("the condition is not written as ${...}");
        }
        split(wrapped.group(1));
        joined();
        if (peek().kind() != Kind.END) {
            throw new Malformed("the condition cannot be understood from '" + peek().text() + "' on");
        }
    }

    private void split(String body) {
        Matcher matcher = TOKEN.matcher(body);
        int at = 0;
        while (!body.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Malformed(
                        "the condition has something at '" + body.substring(at).strip() + "' that none may have");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "its end"));
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("text") != null) {
            return new Token(Kind.TEXT, matcher.group("text"));
        }
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"));
        }
        return matcher.group("word") != null
                ? new Token(Kind.WORD, matcher.group("word"))
                : new Token(Kind.SIGN, matcher.group("sign"));
    }

    private void joined() {
        negated();
        while (JOINS.contains(peek().text())) {
            next++;
            negated();
        }
    }

    private void negated() {
        if (peek().text().equals("!") || peek().text().equals("not")) {
            next++;
            negated();
        } else if (peek().text().equals("(")) {
            next++;
            joined();
            expect(")");
        } else {
            comparison();
        }
    }

    private void comparison() {
        Operand left = operand();
        if (!COMPARISONS.contains(peek().text())) {
            if (left.type() != null && left.type() != Boolean.class) {
                problems.add("'" + left.variable() + "' alone is neither true nor false");
            }
            return;
        }
        next++;
        Operand right = operand();
        if (left.type() != null && right.type() != null && left.type() != right.type()) {
            problems.add("a " + left.type().getSimpleName() + " is compared with a "
                    + right.type().getSimpleName());
        }
        note(left, right);
        note(right, left);
    }

    private void note(Operand variable, Operand value) {
        if (variable.variable() != null && value.text() != null) {
            texts.computeIfAbsent(variable.variable(), name -> new LinkedHashSet<>())
                    .add(value.text());
        }
    }

    private Operand operand() {
        Token token = peek();
        next++;
        return switch (token.kind()) {
            case TEXT ->
                new Operand(
                        String.class,
                        null,
                        token.text().substring(1, token.text().length() - 1));
            case NUMBER -> new Operand(Long.class, null, null);
            case WORD -> word(token.text());
            case SIGN, END -> throw new Malformed("the condition lacks a value at '" + token.text() + "'");
        };
    }

    private Operand word(String word) {
        if (word.equals("null")) {
            return new Operand(null, null, null);
        }
        if (word.equals("true") || word.equals("false")) {
            return new Operand(Boolean.class, null, null);
        }
        names.add(word);
        if (!types.containsKey(word)) {
            problems.add("no variable '" + word + "' is declared");
        }
        return new Operand(types.get(word), word, null);
    }

    private void expect(String sign) {
        if (!peek().text().equals(sign)) {
            throw new Malformed("the condition lacks '" + sign + "'");
        }
        next++;
    }

    private Token peek() {
        return tokens.get(next);
    }
}
