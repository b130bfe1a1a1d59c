package jp.tetsuzuki.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A form that has been read and found free of faults. Immutable; reading one parses all its FEEL, so keep it.
 *
 * <p>Source: Camunda Forms (form-js schema), the subset of {@code src/site/markdown/forms.md}.
 */
public final class FormDefinition {

    private final String id;
    private final List<FormComponent> components;
    private final Map<String, InputField> fields = new LinkedHashMap<>();
    private final List<FormComponent.Button> buttons = new ArrayList<>();
    private final Set<String> expressionNames = new TreeSet<>();
    private final Set<FormComponent> dependent = Collections.newSetFromMap(new IdentityHashMap<>());

    FormDefinition(String id, List<FormComponent> components) {
        this.id = id;
        this.components = List.copyOf(components);
        collect(this.components);
        markDependent(this.components, false);
    }

    /**
     * Reads a form file.
     *
     * @throws InvalidForm with every fault, where there is any
     */
    public static FormDefinition parse(String json) {
        return FormReader.read(json).orThrow();
    }

    /** What is wrong with a form file; empty where {@link #parse(String)} accepts it. */
    public static List<FormFault> faults(String json) {
        return FormReader.read(json).faults();
    }

    public String id() {
        return id;
    }

    /** All inputs in the order of the form, those in groups, conditional and read-only ones included. */
    public List<FormField> fields() {
        return List.copyOf(fields.values());
    }

    /** Keys under which an accepted submission may give out a secret. Confirmations give out nothing. */
    public Set<String> secretKeys() {
        Set<String> keys = new LinkedHashSet<>();
        for (InputField field : fields.values()) {
            if (field.secret() && field.sameAs() == null) {
                keys.add(field.key());
            }
        }
        return Collections.unmodifiableSet(keys);
    }

    /** Outcomes of the buttons that have one. */
    public Set<String> outcomes() {
        Set<String> outcomes = new LinkedHashSet<>();
        for (FormComponent.Button button : buttons) {
            if (button.outcome() != null) {
                outcomes.add(button.outcome());
            }
        }
        return Collections.unmodifiableSet(outcomes);
    }

    /**
     * Names of all variables that the page can depend on: those in FEEL and those whose value a field shows. Names that an
     * expression binds itself are among them. No secret is.
     */
    public Set<String> variables() {
        Set<String> names = new TreeSet<>(expressionNames);
        for (InputField field : fields.values()) {
            if (!field.secret()) {
                names.add(field.key());
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * The answers that a link to the page brings along, for fields with the property {@code prefill}: each the first of
     * its name, if it is among the values that the field offers.
     *
     * @param variables the variables that the page is shown with
     * @param address parameters of the page's address by name
     */
    public Map<String, Object> prefilled(Map<String, Object> variables, Map<String, List<String>> address) {
        Map<String, Object> answers = new LinkedHashMap<>();
        FormState state = new FormState(this, variables, null);
        for (InputField field : fields.values()) {
            List<String> asked = address.getOrDefault(field.key(), List.of());
            if (field.prefill()
                    && !asked.isEmpty()
                    && state.choices(field).stream().map(Labelled::value).anyMatch(asked.get(0)::equals)) {
                answers.put(field.key(), asked.get(0));
            }
        }
        return answers;
    }

    List<FormComponent> components() {
        return components;
    }

    /** Null where there is no such field. */
    InputField field(String key) {
        return fields.get(key);
    }

    Map<String, InputField> fieldsByKey() {
        return Collections.unmodifiableMap(fields);
    }

    List<FormComponent.Button> buttons() {
        return Collections.unmodifiableList(buttons);
    }

    /**
     * True where answers to this very form decide whether the component is there or takes a value. A page without script
     * shows such a component, or not, by the answers of the round before.
     */
    boolean dependsOnAnswers(FormComponent component) {
        return dependent.contains(component);
    }

    private void collect(List<FormComponent> level) {
        for (FormComponent component : level) {
            expressionNames.addAll(Expressions.names(component));
            if (component instanceof InputField field) {
                fields.put(field.key(), field);
            } else if (component instanceof FormComponent.Button button) {
                buttons.add(button);
            } else if (component instanceof FormComponent.Group group) {
                collect(group.components());
            }
        }
    }

    private void markDependent(List<FormComponent> level, boolean inherited) {
        for (FormComponent component : level) {
            boolean depends = inherited || readsAnswer(component.hide());
            if (component instanceof InputField field) {
                depends |= readsAnswer(field.readOnly());
            }
            if (depends) {
                dependent.add(component);
            }
            if (component instanceof FormComponent.Group group) {
                markDependent(group.components(), depends);
            }
        }
    }

    private boolean readsAnswer(Expression condition) {
        if (condition == null) {
            return false;
        }
        return condition.names().stream().anyMatch(name -> {
            InputField field = fields.get(name);
            return field != null && !field.alwaysReadOnly() && !field.secret();
        });
    }
}
