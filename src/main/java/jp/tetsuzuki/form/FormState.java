package jp.tetsuzuki.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form among its variables and, after a first attempt, among what was typed: which components are there, which fields
 * take a value, what FEEL sees.
 */
final class FormState {

    private final FormDefinition form;
    private final Map<String, Object> given;
    private final Map<String, List<String>> typed;
    private final Map<String, Object> context = new HashMap<>();
    private final Set<FormComponent> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<FormComponent> readOnly = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Evaluates the form's conditions.
     *
     * @param typed parameters by key as they arrived; null for a page that is shown for the first time
     */
    FormState(FormDefinition form, Map<String, Object> variables, Map<String, List<String>> typed) {
        this.form = form;
        this.given = known(variables);
        this.typed = typed;
        given.forEach((name, value) -> context.put(name, FeelValues.toFeel(value)));
        settle();
    }

    FormDefinition form() {
        return form;
    }

    /** What FEEL sees: variables, defaults and answers. Never a secret. */
    Map<String, Object> context() {
        return context;
    }

    boolean isShown(FormComponent component) {
        return !hidden.contains(component);
    }

    /** True where the field is there and takes a value. */
    boolean takesValue(InputField field) {
        return isShown(field) && !isReadOnly(field);
    }

    boolean isReadOnly(InputField field) {
        return field.alwaysReadOnly() || readOnly.contains(field);
    }

    boolean wasSubmitted() {
        return typed != null;
    }

    /** What arrived for the field; never null. */
    List<String> typed(InputField field) {
        List<String> values = typed == null ? null : typed.get(field.key());
        return values == null
                ? List.of()
                : values.stream().filter(value -> value != null).toList();
    }

    /** The field's value before anything was typed: the variable of its key, else its default. */
    Object given(InputField field) {
        return given.get(field.sameAs() == null ? field.key() : field.sameAs());
    }

    /** The values offered by a radio group, select or checklist. */
    List<Labelled> choices(InputField field) {
        Expression expression = field.choices().expression();
        List<Labelled> offered = new ArrayList<>();
        if (expression == null) {
            field.choices()
                    .fixed()
                    .forEach(choice -> offered.add(
                            new Labelled(choice.value(), choice.label().render(context))));
        } else if (expression.evaluate(context) instanceof Collection<?> values) {
            values.forEach(value -> offer(value, offered));
        }
        return offered;
    }

    private static void offer(Object option, List<Labelled> offered) {
        Object value = option instanceof Map<?, ?> map ? map.get("value") : option;
        if (value == null) {
            return;
        }
        Object label = option instanceof Map<?, ?> map ? map.get("label") : option;
        String text = value instanceof Boolean
                ? value.toString()
                : value instanceof Number number ? FeelValues.plain(number) : FeelValues.text(value);
        offered.add(new Labelled(text, label == null ? text : FeelValues.text(label)));
    }

    private Map<String, Object> known(Map<String, Object> variables) {
        Map<String, Object> known = new HashMap<>();
        for (String name : form.variables()) {
            Object value = variables.get(name);
            if (value != null) {
                known.put(name, value);
            }
        }
        for (InputField field : form.fieldsByKey().values()) {
            if (field.secret()) {
                known.remove(field.key());
            } else if (field.defaultValue() != null) {
                known.putIfAbsent(field.key(), field.defaultValue());
            }
        }
        return known;
    }

    /**
     * Conditions may depend on answers to fields that themselves are conditional, so they are evaluated until nothing
     * changes; as often as there are fields is enough unless they contradict each other in a circle.
     */
    private void settle() {
        int rounds = form.fieldsByKey().size() + 1;
        for (int round = 0; round < rounds; round++) {
            answerInto(context);
            Set<FormComponent> before = Collections.newSetFromMap(new IdentityHashMap<>());
            before.addAll(hidden);
            before.addAll(readOnly);
            hidden.clear();
            readOnly.clear();
            judge(form.components(), false);
            if (before.size() == hidden.size() + readOnly.size()
                    && before.containsAll(hidden)
                    && before.containsAll(readOnly)) {
                break;
            }
        }
        answerInto(context);
    }

    private void answerInto(Map<String, Object> target) {
        if (typed == null) {
            return;
        }
        for (InputField field : form.fieldsByKey().values()) {
            if (field.secret()) {
                continue;
            }
            if (takesValue(field)) {
                target.put(field.key(), FieldReader.answer(field, typed(field)));
            } else if (!isShown(field) && form.dependsOnAnswers(field)) {
                target.put(field.key(), null);
            } else {
                target.put(field.key(), FeelValues.toFeel(given.get(field.key())));
            }
        }
    }

    private void judge(List<FormComponent> level, boolean parentHidden) {
        for (FormComponent component : level) {
            boolean hide =
                    parentHidden || component.hide() != null && component.hide().isTrue(context);
            if (hide) {
                hidden.add(component);
            }
            if (component instanceof InputField field
                    && field.readOnly() != null
                    && field.readOnly().isTrue(context)) {
                readOnly.add(component);
            }
            if (component instanceof FormComponent.Group group) {
                judge(group.components(), hide);
            }
        }
    }
}
