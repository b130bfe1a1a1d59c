package jp.tetsuzuki.platform;

import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;

/**
 * A process variable's name and type, declared once beside the process that uses it. The contract test holds diagrams
 * and forms against these constants.
 *
 * @param name the variable's name, which is also the key of the form field that fills it
 * @param type what it holds: String, Long, Boolean or Date
 * @param transientOnly true for secrets and facts of the moment: never stored, gone with the transaction
 */
public record ProcessVariable<T>(String name, Class<T> type, boolean transientOnly) {

    public ProcessVariable {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class, false);
    }

    public static ProcessVariable<Long> number(String name) {
        return new ProcessVariable<>(name, Long.class, false);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class, false);
    }

    /** A moment; the engine stores it with a resolution of one millisecond. */
    public static ProcessVariable<Date> moment(String name) {
        return new ProcessVariable<>(name, Date.class, false);
    }

    /** A password or code: reaches the next synchronous steps of the diagram and no table. */
    public static ProcessVariable<String> secret(String name) {
        return new ProcessVariable<>(name, String.class, true);
    }

    /**
     * @throws IllegalStateException if the diagram has not set the variable, or set it to another type: a fault of the
     *     diagram
     */
    public T of(VariableScope scope) {
        return maybe(scope)
                .orElseThrow(() -> new IllegalStateException("The process variable '" + name + "' is not set."));
    }

    /**
     * @throws IllegalStateException if the variable has another type: a fault of the diagram
     */
    public Optional<T> maybe(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalStateException(
                    "The process variable '" + name + "' is not a " + type.getSimpleName() + ".");
        }
        return Optional.ofNullable(type.cast(value));
    }

    /** Sets the variable on the process instance, transient where it is declared so. */
    public void set(VariableScope scope, T value) {
        if (transientOnly) {
            scope.setVariable(name, Variables.untypedValue(value, true));
        } else {
            scope.setVariable(name, value);
        }
    }
}
