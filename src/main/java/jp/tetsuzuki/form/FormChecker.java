package jp.tetsuzuki.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Holds what a browser sends against the form that it was sent. Whatever arrives ends in one of the three results of
 * {@link FormCheck}; nothing throws. Time and memory are linear in the length of what arrives, which the server bounds.
 */
@Component
public final class FormChecker {

    /** Parameters that begin with this are the page's own, such as the CSRF token; no field's key does. */
    static final String RESERVED = "_";

    /** The parameter that tells which button was pressed; absent or empty for the default one. */
    public static final String OUTCOME = "_outcome";

    private static final int LONGEST_NAME_IN_LOG = 60;
    private static final int MOST_NAMES_IN_LOG = 20;

    /**
     * Checks a submission.
     *
     * @param variables the process variables that the page was shown with
     * @param submitted parameters of the request by name
     */
    public FormCheck check(FormDefinition form, Map<String, Object> variables, Map<String, List<String>> submitted) {
        FormState state = new FormState(form, variables, submitted);
        Set<String> unexpected = unexpected(form, state, submitted);
        Optional<FormComponent.Button> button = pressed(form, state, submitted);
        if (button.isEmpty()) {
            unexpected.add(OUTCOME);
        }
        if (!unexpected.isEmpty()) {
            return unexpected.stream().allMatch(name -> couldBeSent(form, name, submitted.get(name)))
                    ? new FormCheck.Outdated()
                    : new FormCheck.Foreign(unexpected);
        }
        Optional<String> outcome = Optional.ofNullable(button.get().outcome());
        if (!button.get().checked()) {
            return new FormCheck.Accepted(button.get().keeps() ? inOrder(form, state) : Map.of(), Map.of(), outcome);
        }
        return read(form, state, outcome);
    }

    private static Set<String> unexpected(FormDefinition form, FormState state, Map<String, List<String>> submitted) {
        Set<String> unexpected = new TreeSet<>();
        submitted.forEach((name, values) -> {
            boolean expected = true;
            if (!name.startsWith(RESERVED)) {
                InputField field = form.field(name);
                // Without script a field may still arrive that its own form's answers have just made superfluous.
                expected = field != null && (state.takesValue(field) || form.dependsOnAnswers(field));
            }
            if ((!expected || !couldBeSent(form, name, values)) && unexpected.size() < MOST_NAMES_IN_LOG) {
                unexpected.add(forLog(name));
            }
        });
        return unexpected;
    }

    /** Whether there is something that is known under which the form would send this. */
    private static boolean couldBeSent(FormDefinition form, String name, List<String> values) {
        boolean single = values == null || values.size() <= 1;
        if (name.equals(OUTCOME)) {
            String outcome = values == null || values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
            return single && form.buttons().stream().anyMatch(button -> Objects.equals(button.outcome(), outcome));
        }
        if (name.startsWith(RESERVED)) {
            return true;
        }
        InputField field = form.field(name);
        return field != null && !field.alwaysReadOnly() && (single || field.type() == FieldType.CHECKLIST);
    }

    private static String forLog(String name) {
        String printable = name.replaceAll("[^\\p{Alnum}_.-]", "?");
        return printable.length() > LONGEST_NAME_IN_LOG ? printable.substring(0, LONGEST_NAME_IN_LOG) : printable;
    }

    private static Optional<FormComponent.Button> pressed(
            FormDefinition form, FormState state, Map<String, List<String>> submitted) {
        List<String> outcomes = submitted.get(OUTCOME);
        String outcome = outcomes == null || outcomes.isEmpty() ? null : outcomes.get(0);
        String wanted = outcome == null || outcome.isEmpty() ? null : outcome;
        return form.buttons().stream()
                .filter(button -> Objects.equals(button.outcome(), wanted))
                .filter(button -> state.isShown(button) || form.dependsOnAnswers(button))
                .findFirst();
    }

    private static FormCheck read(FormDefinition form, FormState state, Optional<String> outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        Map<String, FieldReader.Reading> readings = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (InputField field : form.fieldsByKey().values()) {
            if (!state.takesValue(field)) {
                if (!state.isShown(field) && form.dependsOnAnswers(field) && givesValue(field)) {
                    values.put(field.key(), null);
                }
                continue;
            }
            FieldReader reader = new FieldReader(field, state, outcome);
            FieldReader.Reading reading = field.sameAs() == null
                    ? reader.read()
                    : compare(form, state, field, reader, readings.get(field.sameAs()));
            readings.put(field.key(), reading);
            if (reading.problem() != null) {
                errors.add(new FieldError(field.key(), reading.problem()));
            } else if (givesValue(field)) {
                values.put(field.key(), reading.value());
            } else if (field.sameAs() == null && reading.value() != null) {
                secrets.put(field.key(), reading.value().toString());
            }
        }
        return errors.isEmpty()
                ? new FormCheck.Accepted(values, secrets, outcome)
                : new FormCheck.Refused(new FormSubmission(shown(form, state), errors));
    }

    /** The answers that need no mending, without a word about the others: nobody has asked for a check. */
    private static Map<String, Object> inOrder(FormDefinition form, FormState state) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (InputField field : form.fieldsByKey().values()) {
            if (state.takesValue(field) && givesValue(field)) {
                FieldReader.Reading reading = new FieldReader(field, state).read();
                if (reading.problem() == null) {
                    values.put(field.key(), reading.value());
                }
            }
        }
        return values;
    }

    private static boolean givesValue(InputField field) {
        return !field.secret() && field.sameAs() == null;
    }

    /**
     * A confirmation says nothing but whether it repeats its field. Where that field itself has to be mended, only an empty
     * confirmation is worth a word.
     */
    private static FieldReader.Reading compare(
            FormDefinition form,
            FormState state,
            InputField confirmation,
            FieldReader reader,
            FieldReader.Reading original) {
        List<String> typed = state.typed(confirmation);
        String text = confirmation.normalization().apply(typed.isEmpty() ? "" : typed.get(0));
        if (original == null) {
            return FieldReader.Reading.of(null);
        }
        if (text.isEmpty() && (original.value() != null || original.problem() != null)) {
            return FieldReader.Reading.refused(reader.missing());
        }
        if (original.problem() != null) {
            return FieldReader.Reading.of(null);
        }
        String wanted = original.value() == null ? "" : original.value().toString();
        if (!wanted.equals(text)) {
            String name = new FieldReader(form.field(confirmation.sameAs()), state).label();
            return FieldReader.Reading.refused(reader.label() + "が" + name + "と一致しません。同じ内容を入力してください。");
        }
        return FieldReader.Reading.of(null);
    }

    /** What the page may show again: everything that was typed, but no secret. */
    private static Map<String, List<String>> shown(FormDefinition form, FormState state) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (InputField field : form.fieldsByKey().values()) {
            if (!field.secret() && (state.takesValue(field) || form.dependsOnAnswers(field))) {
                typed.put(
                        field.key(),
                        new ArrayList<>(state.typed(field).stream()
                                .map(text -> CharacterCheck.displayable(text, field.type() == FieldType.TEXTAREA))
                                .toList()));
            }
        }
        return typed;
    }
}
