package jp.tetsuzuki.platform;

import java.util.Objects;
import java.util.Set;

/**
 * What a delegate asks of one of its input parameters.
 *
 * @param required whether every diagram must give it
 */
public record DelegateInput(boolean required, Values values) {

    public DelegateInput {
        Objects.requireNonNull(values);
    }

    /** Which values it takes. */
    public sealed interface Values permits Any, OneOf, Written, Known, Between {}

    /** Any value, written or from a variable. */
    public record Any() implements Values {}

    /** One of these, written in the diagram. */
    public record OneOf(Set<String> choices) implements Values {

        public OneOf {
            choices = Set.copyOf(choices);
        }
    }

    /**
     * A text that is written in the diagram, never an expression.
     *
     * @param shape a regular expression for the whole text
     * @param example a text that fits
     */
    public record Written(String shape, String example) implements Values {

        public Written {
            Objects.requireNonNull(shape);
            Objects.requireNonNull(example);
        }
    }

    /**
     * What the procedure or a bean knows, never a text that a diagram or a decision table writes out: who draws diagrams
     * does not decide it.
     */
    public record Known() implements Values {}

    /** A whole number, written or from a variable, bounds included. */
    public record Between(long least, long most) implements Values {

        public boolean has(long number) {
            return least <= number && number <= most;
        }
    }
}
