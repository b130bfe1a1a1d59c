package jp.tetsuzuki.form;

import java.util.List;

/**
 * A form as one page shows it, everything evaluated: what the templates in {@code templates/form} draw. Contains no secret.
 *
 * @param errors for the summary at the top, in the order of the form
 * @param components what is visible, in the order of the form, buttons left out
 * @param buttons the default one first, so that the Enter key presses it; those that lead away last
 * @param belowButtons what follows the last button of the form
 */
public record FormView(
        String formId,
        List<ErrorItem> errors,
        List<ComponentView> components,
        List<ButtonView> buttons,
        List<ComponentView> belowButtons) {

    public FormView {
        errors = List.copyOf(errors);
        components = List.copyOf(components);
        buttons = List.copyOf(buttons);
        belowButtons = List.copyOf(belowButtons);
    }

    /**
     * An error in the summary.
     *
     * @param inputId id of the element to go to; null where the error belongs to no field of the page
     */
    public record ErrorItem(String inputId, String message) {}

    /** Something on the page; {@link #kind()} tells the template which fragment draws it. */
    public sealed interface ComponentView {

        String kind();
    }

    /**
     * A text.
     *
     * @param html safe to insert as it is
     */
    public record TextView(String html) implements ComponentView {

        @Override
        public String kind() {
            return "text";
        }
    }

    /** A line between components. */
    public record SeparatorView() implements ComponentView {

        @Override
        public String kind() {
            return "separator";
        }
    }

    /**
     * A section.
     *
     * @param level of its heading, 2 to 6
     */
    public record GroupView(String label, int level, List<ComponentView> components) implements ComponentView {

        public GroupView {
            components = List.copyOf(components);
        }

        @Override
        public String kind() {
            return "group";
        }
    }

    /** A table; each row has as many cells as there are columns. */
    public record TableView(String label, List<String> columns, List<List<String>> rows) implements ComponentView {

        public TableView {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        @Override
        public String kind() {
            return "table";
        }
    }

    /** Values that are only shown, of fields that follow each other. */
    public record SummaryView(List<SummaryRow> rows) implements ComponentView {

        public SummaryView {
            rows = List.copyOf(rows);
        }

        @Override
        public String kind() {
            return "summary";
        }
    }

    public record SummaryRow(String label, String value) {}

    /**
     * An input.
     *
     * @param kind {@code input}, {@code textarea}, {@code checkbox}, {@code select}, {@code radio} or {@code checklist}
     * @param inputId id of the input, of the group for radio and checklist; support, error and badge derive theirs from it
     * @param inputType HTML's type of an {@code input}
     * @param badge whether it has to be filled in, in words
     * @param support null where there is none
     * @param error null where there is none
     * @param describedBy ids of error and support; null where there is neither
     * @param value what the input holds; always empty for a secret
     * @param min earliest date, else null; {@code max} likewise
     * @param options of select, radio and checklist
     */
    public record FieldView(
            String kind,
            String key,
            String inputId,
            String label,
            boolean required,
            String badge,
            String support,
            String error,
            String describedBy,
            String inputType,
            String value,
            boolean checked,
            String autocomplete,
            String inputMode,
            boolean plainTyping,
            String min,
            String max,
            List<OptionView> options)
            implements ComponentView {

        public FieldView {
            options = List.copyOf(options);
        }

        /** What customers type is personal. */
        @Override
        public String toString() {
            return "FieldView[key=" + key + ", kind=" + kind + "]";
        }
    }

    /** An offered value. */
    public record OptionView(String inputId, String value, String label, boolean selected) {}

    /**
     * A button.
     *
     * @param outcome null for the default one
     * @param style {@code primary}, {@code secondary} or {@code danger}
     */
    public record ButtonView(String label, String outcome, String style) {}
}
