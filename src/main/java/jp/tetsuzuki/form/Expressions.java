package jp.tetsuzuki.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All FEEL of one component, that of components inside it left out. */
final class Expressions {

    private final List<Expression> found = new ArrayList<>();

    private Expressions() {}

    static List<Expression> of(FormComponent component) {
        Expressions expressions = new Expressions();
        expressions.add(component.hide());
        if (component instanceof FormComponent.TextBlock text) {
            expressions.add(text.text().template());
        } else if (component instanceof FormComponent.Group group) {
            expressions.add(group.label());
        } else if (component instanceof FormComponent.Table table) {
            expressions.add(table.label());
            expressions.add(table.rows());
        } else if (component instanceof FormComponent.Button button) {
            expressions.add(button.label());
        } else if (component instanceof InputField field) {
            expressions.addField(field);
        }
        return expressions.found;
    }

    static Set<String> names(FormComponent component) {
        Set<String> names = new TreeSet<>();
        of(component).forEach(expression -> names.addAll(expression.names()));
        return names;
    }

    private void addField(InputField field) {
        add(field.label());
        add(field.description());
        add(field.readOnly());
        add(field.rules().minLength());
        add(field.rules().maxLength());
        add(field.rules().patternMessage());
        add(field.rules().least());
        add(field.rules().most());
        add(field.choices().expression());
        field.choices().fixed().forEach(choice -> add(choice.label()));
        add(field.errorIf());
        add(field.errorText());
    }

    private void add(Expression expression) {
        if (expression != null) {
            found.add(expression);
        }
    }

    private void add(Template template) {
        found.addAll(template.expressions());
    }
}
