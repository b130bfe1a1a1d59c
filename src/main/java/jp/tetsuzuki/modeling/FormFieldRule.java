package jp.tetsuzuki.modeling;

import java.util.HashSet;
import java.util.Set;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormField;
import jp.tetsuzuki.platform.ProcessVariable;

/** What a form takes in is declared, with its type and its secrecy; what it shows is declared or a fact. */
final class FormFieldRule implements Rule {

    @Override
    public String id() {
        return "form-fields";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (PageForm form : procedures.forms()) {
            form.definition().ifPresent(definition -> {
                definition.fields().stream()
                        .filter(field ->
                                !field.alwaysReadOnly() && field.repeats().isEmpty())
                        .forEach(field -> checkInput(form, field, acts, report));
                checkShown(form, definition, acts, report);
            });
        }
    }

    private static void checkInput(PageForm form, FormField field, Acts acts, Report report) {
        Subject subject = form.subject(field.key());
        if (Givens.NAMES.contains(field.key()) || acts.objects().contains(field.key())) {
            report.fault(
                    subject, "a page asks what only the login and the case itself say", "Make the field read-only");
            return;
        }
        ProcessVariable<?> variable = acts.variables().get(field.key());
        if (variable == null) {
            report.fault(
                    subject, "no variable of this name is declared", "Correct the key, or have it declared in Java");
            return;
        }
        if (variable.type() != field.valueType()) {
            report.fault(
                    subject,
                    "the field gives a " + field.valueType().getSimpleName() + ", but the variable is a "
                            + variable.type().getSimpleName(),
                    "Use a component that fits the variable");
        }
        if (field.secret() && !variable.transientOnly()) {
            report.fault(
                    subject,
                    "the field is secret, but its variable is stored",
                    "Remove the property 'secret', or use a secret's key");
        }
        if (!field.secret() && variable.transientOnly()) {
            report.fault(
                    subject,
                    "the variable is a secret, but the field is not",
                    "Give the field the property 'secret' with the value true");
        }
    }

    private static void checkShown(PageForm form, FormDefinition definition, Acts acts, Report report) {
        Set<String> unknown = new HashSet<>(definition.variables());
        unknown.removeAll(acts.shown());
        definition.fields().stream()
                .filter(field -> !field.alwaysReadOnly())
                .forEach(field -> unknown.remove(field.key()));
        for (String name : unknown) {
            report.fault(
                    form.subject(name),
                    "the form shows or asks something that is neither a stored variable nor a fact",
                    "Correct the name");
        }
    }
}
