package jp.tetsuzuki.form;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A condition in FEEL on what a page knows, outside of its form. What cannot be computed is not true.
 */
public final class PageCondition {

    /** True whatever the page knows. */
    public static final PageCondition ALWAYS = parse("true");

    private final Expression expression;

    private PageCondition(Expression expression) {
        this.expression = expression;
    }

    /**
     * @param feel with or without the leading {@code =} of the Modeler
     * @throws IllegalArgumentException if it is blank or not FEEL; the message says why
     */
    public static PageCondition parse(String feel) {
        try {
            return new PageCondition(Expression.parse(feel));
        } catch (InvalidExpression invalid) {
            throw new IllegalArgumentException(invalid.getMessage(), invalid);
        }
    }

    /** The names that it asks for. */
    public Set<String> names() {
        return Set.copyOf(expression.names());
    }

    /**
     * @param values process variables and facts by name; those that the condition does not name are not looked at
     */
    public boolean holds(Map<String, Object> values) {
        Map<String, Object> asked = new HashMap<>();
        expression.names().forEach(name -> asked.put(name, FeelValues.toFeel(values.get(name))));
        return expression.isTrue(asked);
    }
}
