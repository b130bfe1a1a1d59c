package jp.tetsuzuki.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes a page's view of a form. It never fails for what the variables hold or lack. */
@Component
public final class FormRenderer {

    private static final int FIRST_HEADING = 2;
    private static final int LOWEST_HEADING = 6;
    private static final String OPTIONAL = "任意";

    /** Texts that consist of nothing but an expression without a value; the page has no gap for them. */
    private static final Set<String> EMPTY_TEXTS = Set.of("", "<p></p>\n");

    /**
     * The form as a page shows it.
     *
     * @param variables process variables; those that the form does not name are not looked at
     * @param previous the refused attempt whose answers and errors are to be shown; null on a first visit. Without errors
     *     in it, those that the process has recorded in its variables ({@code errorIf}) are shown.
     */
    public FormView view(FormDefinition form, Map<String, Object> variables, FormSubmission previous) {
        FormState state = new FormState(form, variables, previous == null ? null : previous.typed());
        return view(form, state, errors(form, state, previous), FIRST_HEADING);
    }

    /** As {@link #view} on a first visit, for a part of a page that has a heading: the form's own stand one level lower. */
    public FormView viewInSection(FormDefinition form, Map<String, Object> variables) {
        FormState state = new FormState(form, variables, null);
        return view(form, state, errors(form, state, null), FIRST_HEADING + 1);
    }

    /** As {@link #view}, but on a first visit that no sending of this very page has led to: without any errors. */
    public FormView viewWithoutErrors(FormDefinition form, Map<String, Object> variables) {
        return view(form, new FormState(form, variables, null), Map.of(), FIRST_HEADING);
    }

    private static FormView view(FormDefinition form, FormState state, Map<String, String> errors, int heading) {
        Page page = new Page(state, errors);
        List<FormComponent> all = form.components();
        int below = endOfButtons(all);
        List<FormView.ComponentView> components = page.views(all.subList(0, below), heading);
        List<FormView.ComponentView> belowButtons = page.views(all.subList(below, all.size()), heading);
        return new FormView(form.id(), page.summary(form), components, buttons(form, state), belowButtons);
    }

    /** Where the form goes on after its last button; its end where it has no button, or none outside of groups. */
    private static int endOfButtons(List<FormComponent> components) {
        for (int end = components.size(); end > 0; end--) {
            if (components.get(end - 1) instanceof FormComponent.Button) {
                return end;
            }
        }
        return components.size();
    }

    private static Map<String, String> errors(FormDefinition form, FormState state, FormSubmission previous) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (previous != null && !previous.errors().isEmpty()) {
            previous.errors().forEach(error -> errors.putIfAbsent(error.key(), error.message()));
            return errors;
        }
        for (InputField field : form.fieldsByKey().values()) {
            if (field.errorIf() != null
                    && state.takesValue(field)
                    && field.errorIf().isTrue(state.context())) {
                errors.put(field.key(), field.errorText().render(state.context()));
            }
        }
        return errors;
    }

    private static List<FormView.ButtonView> buttons(FormDefinition form, FormState state) {
        return form.buttons().stream()
                .filter(state::isShown)
                .sorted(Comparator.comparingInt(FormRenderer::rank))
                .map(button -> new FormView.ButtonView(
                        button.label().render(state.context()),
                        button.outcome(),
                        button.style().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static int rank(FormComponent.Button button) {
        if (button.outcome() == null) {
            return 0;
        }
        return button.checked() ? 1 : 2;
    }

    /** One page in the making. */
    private static final class Page {

        private final FormState state;
        private final Map<String, String> errors;
        private final Map<String, String> targets = new LinkedHashMap<>();

        Page(FormState state, Map<String, String> errors) {
            this.state = state;
            this.errors = errors;
        }

        List<FormView.ComponentView> views(List<FormComponent> components, int heading) {
            List<FormView.ComponentView> views = new ArrayList<>();
            List<FormView.SummaryRow> rows = new ArrayList<>();
            for (FormComponent component : components) {
                if (!state.isShown(component) || component instanceof FormComponent.Button) {
                    continue;
                }
                if (component instanceof InputField field && state.isReadOnly(field)) {
                    rows.add(new FormView.SummaryRow(render(field.label()), shown(field)));
                    continue;
                }
                FormView.ComponentView view = view(component, heading);
                if (view instanceof FormView.TextView text && EMPTY_TEXTS.contains(text.html())) {
                    continue;
                }
                flush(rows, views);
                views.add(view);
            }
            flush(rows, views);
            return views;
        }

        List<FormView.ErrorItem> summary(FormDefinition form) {
            List<FormView.ErrorItem> items = new ArrayList<>();
            for (String key : form.fieldsByKey().keySet()) {
                if (errors.containsKey(key)) {
                    items.add(new FormView.ErrorItem(targets.get(key), errors.get(key)));
                }
            }
            errors.forEach((key, message) -> {
                if (form.field(key) == null) {
                    items.add(new FormView.ErrorItem(null, message));
                }
            });
            return items;
        }

        private static void flush(List<FormView.SummaryRow> rows, List<FormView.ComponentView> views) {
            if (!rows.isEmpty()) {
                views.add(new FormView.SummaryView(rows));
                rows.clear();
            }
        }

        private FormView.ComponentView view(FormComponent component, int heading) {
            if (component instanceof FormComponent.TextBlock text) {
                return new FormView.TextView(text.text().html(state.context(), heading));
            }
            if (component instanceof FormComponent.Group group) {
                return new FormView.GroupView(
                        render(group.label()),
                        heading,
                        views(group.components(), Math.min(heading + 1, LOWEST_HEADING)));
            }
            if (component instanceof FormComponent.Table table) {
                return table(table);
            }
            if (component instanceof InputField field) {
                return field(field);
            }
            return new FormView.SeparatorView();
        }

        private FormView.TableView table(FormComponent.Table table) {
            List<List<String>> rows = new ArrayList<>();
            if (table.rows().evaluate(state.context()) instanceof Collection<?> values) {
                for (Object value : values) {
                    if (value instanceof Map<?, ?> row) {
                        rows.add(table.columns().stream()
                                .map(column -> FeelValues.text(row.get(column.key())))
                                .toList());
                    }
                }
            }
            List<String> columns =
                    table.columns().stream().map(FormComponent.Column::label).toList();
            return new FormView.TableView(render(table.label()), columns, rows);
        }

        private FormView.FieldView field(InputField field) {
            String inputId = "f-" + field.key();
            FieldReader reader = new FieldReader(field, state);
            String support = blankToNull(render(field.description()));
            String error = errors.get(field.key());
            boolean grouped = field.type() == FieldType.RADIO || field.type() == FieldType.CHECKLIST;
            StringJoiner describedBy = new StringJoiner(" ");
            describedBy.setEmptyValue("");
            String badge = badge(field.rules());
            // Nothing else tells that an answer is only needed with a certain button; aria-required can't say so.
            boolean requiredAtTimes = !field.rules().required() && !badge.equals(OPTIONAL);
            if (grouped || requiredAtTimes) {
                describedBy.add(inputId + "-badge");
            }
            if (error != null) {
                describedBy.add(inputId + "-error");
            }
            if (support != null) {
                describedBy.add(inputId + "-support");
            }
            List<FormView.OptionView> options = options(field, inputId);
            targets.put(
                    field.key(), grouped && !options.isEmpty() ? options.get(0).inputId() : inputId);
            boolean date = field.type() == FieldType.DATE;
            return new FormView.FieldView(
                    kind(field.type()),
                    field.key(),
                    inputId,
                    reader.label(),
                    field.rules().required(),
                    badge,
                    support,
                    error,
                    blankToNull(describedBy.toString()),
                    inputType(field),
                    value(field),
                    isChecked(field),
                    autocomplete(field),
                    inputMode(field),
                    field.secret() || field.rules().kind() != InputField.Rules.Kind.ANY,
                    date ? reader.earliest().toString() : null,
                    date ? reader.latest().toString() : null,
                    options);
        }

        private String badge(InputField.Rules rules) {
            if (rules.required()) {
                return "必須";
            }
            String buttons = state.form().buttons().stream()
                    .filter(button -> rules.requiredWith(Optional.ofNullable(button.outcome())))
                    .map(button -> "「" + render(button.label()) + "」")
                    .collect(Collectors.joining());
            return buttons.isEmpty() ? OPTIONAL : buttons + "の場合は必須";
        }

        private List<FormView.OptionView> options(InputField field, String inputId) {
            if (!field.type().isChoice()) {
                return List.of();
            }
            Set<String> chosen = new LinkedHashSet<>();
            if (state.wasSubmitted()) {
                chosen.addAll(state.typed(field));
            } else if (state.given(field) instanceof Collection<?> values) {
                values.forEach(value -> chosen.add(input(value)));
            } else {
                chosen.add(input(state.given(field)));
            }
            List<FormView.OptionView> options = new ArrayList<>();
            for (Labelled choice : state.choices(field)) {
                options.add(new FormView.OptionView(
                        inputId + "-" + options.size(),
                        choice.value(),
                        choice.label(),
                        chosen.contains(choice.value())));
            }
            return options;
        }

        private String value(InputField field) {
            if (field.secret()) {
                return "";
            }
            if (state.wasSubmitted()) {
                List<String> typed = state.typed(field);
                String first = typed.isEmpty() ? "" : typed.get(0);
                // A date input shows nothing but ISO dates; whatever else was typed there is lost to it anyway.
                return field.type() == FieldType.DATE && FieldReader.answer(field, typed) instanceof String date
                        ? date
                        : first;
            }
            Object given = state.given(field);
            if (field.type() == FieldType.DATE) {
                LocalDate date = FeelValues.date(given);
                return date == null ? "" : date.toString();
            }
            return input(given);
        }

        private boolean isChecked(InputField field) {
            if (field.type() != FieldType.CHECKBOX) {
                return false;
            }
            Object value = state.wasSubmitted() ? FieldReader.answer(field, state.typed(field)) : state.given(field);
            return Boolean.TRUE.equals(value) || "true".equals(value);
        }

        /** The value of a field that is only shown, as a customer reads it. */
        private String shown(InputField field) {
            Object given = field.secret() ? null : state.given(field);
            if (field.type() == FieldType.DATE) {
                LocalDate date = FeelValues.date(given);
                return date == null ? "" : FeelValues.text(date);
            }
            if (!field.type().isChoice()) {
                return FeelValues.text(FeelValues.toFeel(given));
            }
            Collection<?> values =
                    given instanceof Collection<?> many ? many : given == null ? List.of() : List.of(given);
            List<Labelled> choices = state.choices(field);
            return FeelValues.text(
                    values.stream().map(value -> labelOf(input(value), choices)).toList());
        }

        private static String labelOf(String value, List<Labelled> choices) {
            return choices.stream()
                    .filter(choice -> choice.value().equals(value))
                    .map(Labelled::label)
                    .findFirst()
                    .orElse(value);
        }

        /** A value as an input holds it: booleans and dates are not worded. */
        private static String input(Object value) {
            if (value instanceof Number number) {
                return FeelValues.plain(number);
            }
            if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
                return "";
            }
            return value == null ? "" : value.toString();
        }

        private String render(Template template) {
            return template.render(state.context());
        }

        private static String kind(FieldType type) {
            return switch (type) {
                case TEXTFIELD, NUMBER, DATE -> "input";
                case TEXTAREA -> "textarea";
                case CHECKBOX -> "checkbox";
                case SELECT -> "select";
                case RADIO -> "radio";
                case CHECKLIST -> "checklist";
            };
        }

        private static String inputType(InputField field) {
            if (field.type() == FieldType.DATE) {
                return "date";
            }
            // A code that is used once and seen on another screen is easier typed in sight; it is never shown again.
            boolean oneTimeCode = "numeric".equals(field.inputMode()) && "one-time-code".equals(field.autocomplete());
            return field.secret() && !oneTimeCode ? "password" : "text";
        }

        private static String autocomplete(InputField field) {
            return field.autocomplete() == null && field.secret() ? "off" : field.autocomplete();
        }

        private static String inputMode(InputField field) {
            if (field.inputMode() != null) {
                return field.inputMode();
            }
            if (field.type() == FieldType.NUMBER) {
                return field.rules().decimalDigits() > 0 ? "decimal" : "numeric";
            }
            return switch (field.rules().kind()) {
                case EMAIL -> "email";
                case PHONE -> "tel";
                case ANY -> null;
            };
        }

        private static String blankToNull(String text) {
            return text.isBlank() ? null : text;
        }
    }
}
