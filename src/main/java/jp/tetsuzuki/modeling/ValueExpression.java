package jp.tetsuzuki.modeling;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The few shapes that an expression may have which gives a bean or a value. The engine itself would run any. */
final class ValueExpression {

    private static final String NAME = "([a-z][A-Za-z0-9]*)";
    private static final Pattern SINGLE = Pattern.compile("\\$\\{" + NAME + "}");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{" + NAME + "\\." + NAME + "}");
    private static final Pattern CALL =
            Pattern.compile("\\$\\{" + NAME + "\\." + NAME + "\\((" + NAME + "(?:, ?" + NAME + ")*)?\\)}");

    private ValueExpression() {}

    /** A question to a bean, with the variables that go into it. */
    record Call(String bean, String method, List<String> arguments) {}

    /** A property of a bean. */
    record Property(String bean, String name) {}

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The bean of <code>${bean}</code>. */
    static Optional<String> bean(String text) {
        return single(text);
    }

    /** The variable of <code>${variable}</code>. */
    static Optional<String> variable(String text) {
        return single(text);
    }

    private static Optional<String> single(String text) {
        Matcher matcher = SINGLE.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static Optional<Property> property(String text) {
        Matcher matcher = PROPERTY.matcher(text);
        return matcher.matches() ? Optional.of(new Property(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    static Optional<Call> call(String text) {
        Matcher matcher = CALL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> arguments = matcher.group(3) == null
                ? List.of()
                : Stream.of(matcher.group(3).split(", ?")).toList();
        return Optional.of(new Call(matcher.group(1), matcher.group(2), arguments));
    }
}
