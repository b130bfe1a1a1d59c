package jp.tetsuzuki.form;

import java.util.List;

/** One component of a form, in the order of the form. */
sealed interface FormComponent
        permits FormComponent.TextBlock,
                FormComponent.Separator,
                FormComponent.Group,
                FormComponent.Table,
                FormComponent.Button,
                InputField {

    String id();

    /** Hides the component, and what is in it, while it is true; null where nothing does. */
    Expression hide();

    record TextBlock(String id, Expression hide, MarkdownText text) implements FormComponent {}

    record Separator(String id, Expression hide) implements FormComponent {}

    record Group(String id, Expression hide, Template label, List<FormComponent> components) implements FormComponent {

        public Group {
            components = List.copyOf(components);
        }
    }

    record Table(String id, Expression hide, Template label, Expression rows, List<Column> columns)
            implements FormComponent {

        public Table {
            columns = List.copyOf(columns);
        }
    }

    record Column(String key, String label) {}

    /**
     * A button that sends the form.
     *
     * @param outcome what it is called to the process; null for the default button
     * @param checked whether the fields are read and checked when it is pressed
     * @param keeps whether a button that does not check keeps those answers that are in order, secrets excepted
     */
    record Button(
            String id, Expression hide, Template label, String outcome, boolean checked, boolean keeps, Style style)
            implements FormComponent {

        enum Style {
            PRIMARY,
            SECONDARY,
            DANGER
        }
    }
}
