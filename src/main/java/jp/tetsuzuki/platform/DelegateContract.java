package jp.tetsuzuki.platform;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a diagram must know about one delegate beyond its name. A delegate that asks nothing of the diagram needs none.
 *
 * @param bean the delegate's bean name, as in <code>${issueTokenDelegate}</code>
 * @param errors codes of the BPMN errors that it may throw: the diagram must catch each
 * @param secrets what it takes from the page before: no transaction may end between that page and the delegate
 * @param inputs its input parameters by name
 * @param leavesHouse whether it talks to another system, so that it must be a retried step of its own ({@code
 *     asyncBefore})
 */
public record DelegateContract(
        String bean,
        Set<String> errors,
        Set<ProcessVariable<String>> secrets,
        Map<String, DelegateInput> inputs,
        boolean leavesHouse) {

    public DelegateContract {
        Objects.requireNonNull(bean);
        errors = Set.copyOf(errors);
        secrets = Set.copyOf(secrets);
        inputs = Map.copyOf(inputs);
    }

    public static DelegateContract of(String bean) {
        return new DelegateContract(bean, Set.of(), Set.of(), Map.of(), false);
    }

    /** The same with these error codes. */
    public DelegateContract throwing(String... codes) {
        return new DelegateContract(bean, Set.of(codes), secrets, inputs, leavesHouse);
    }

    /**
     * The same, reading a secret as well.
     *
     * @throws IllegalArgumentException if the variable is not declared as a secret
     */
    public DelegateContract reading(ProcessVariable<String> secret) {
        if (!secret.transientOnly()) {
            throw new IllegalArgumentException("'" + secret.name() + "' is not declared as a secret.");
        }
        Set<ProcessVariable<String>> all = new LinkedHashSet<>(secrets);
        all.add(secret);
        return new DelegateContract(bean, errors, all, inputs, leavesHouse);
    }

    /** The same, asking for an input parameter as well, with any value. */
    public DelegateContract given(ProcessVariable<?> input) {
        return with(input, true, new DelegateInput.Any());
    }

    /** The same, asking for an input parameter as well, with one of these values. */
    public DelegateContract given(ProcessVariable<?> input, Iterable<String> values) {
        Set<String> choices = new LinkedHashSet<>();
        values.forEach(choices::add);
        return with(input, true, new DelegateInput.OneOf(choices));
    }

    /** The same, asking for an input parameter as well, with such values. */
    public DelegateContract given(ProcessVariable<?> input, DelegateInput.Values values) {
        return with(input, true, values);
    }

    /** The same, reading an input parameter as well where a diagram gives it. */
    public DelegateContract mayBeGiven(ProcessVariable<?> input) {
        return with(input, false, new DelegateInput.Any());
    }

    /** The same, reading an input parameter with such values as well where a diagram gives it. */
    public DelegateContract mayBeGiven(ProcessVariable<?> input, DelegateInput.Values values) {
        return with(input, false, values);
    }

    private DelegateContract with(ProcessVariable<?> input, boolean required, DelegateInput.Values values) {
        Map<String, DelegateInput> all = new LinkedHashMap<>(inputs);
        all.put(input.name(), new DelegateInput(required, values));
        return new DelegateContract(bean, errors, secrets, all, leavesHouse);
    }

    /** The same, as one that talks to another system. */
    public DelegateContract leavingTheHouse() {
        return new DelegateContract(bean, errors, secrets, inputs, true);
    }
}
