package jp.tetsuzuki.modeling;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.form.FormField;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Each page has its form among the files, with all that the page needs, and each form has its page. */
final class FormReferenceRule implements Rule {

    private static final List<String> KINDS = List.of("success", "refused", "timedOut", "cancelled", "info");

    @Override
    public String id() {
        return "form-references";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        Set<String> used = new HashSet<>(acts.pages().values());
        for (Diagram diagram : procedures.diagrams()) {
            diagram.userTasks().forEach(task -> used.add(checkTask(procedures, diagram, task, report)));
            Diagram.property(diagram.process(), "closedForm").ifPresent(id -> {
                used.add(id);
                checkShown(procedures, diagram.subject(diagram.process()), "closedForm", id, report);
            });
            for (Event event : diagram.elements(Event.class)) {
                Optional<String> form = Diagram.property(event, "resultForm");
                form.ifPresent(id -> {
                    used.add(id);
                    checkResult(procedures, diagram, event, id, report);
                });
            }
        }
        for (PageForm form : procedures.forms()) {
            if (!used.contains(form.id())) {
                report.fault(form.subject(), "no page shows the form", "Name it in a diagram, or delete it");
            }
        }
        for (String form : acts.pages().values()) {
            if (procedures.form(form).isEmpty()) {
                report.fault(Subject.file(form + ".form"), "the form of an overview page is missing", "Put it back");
            }
        }
    }

    private static String checkTask(Procedures procedures, Diagram diagram, UserTask task, Report report) {
        Subject subject = diagram.subject(task);
        String form = task.getAttributeValueNs(Diagram.CAMUNDA, "formRef");
        if (form == null || procedures.form(form).isEmpty()) {
            report.fault(
                    subject,
                    form == null ? "the task has no form" : "the form '" + form + "' is missing",
                    "Choose Camunda Form as the task's form type and give it the id of a form file");
        } else if (!"deployment".equals(task.getAttributeValueNs(Diagram.CAMUNDA, "formRefBinding"))) {
            report.fault(
                    subject,
                    "the form is not bound to the diagram's deployment",
                    "Set the form's binding to deployment, so that a waiting page keeps its form");
        }
        if (Diagram.property(task, "title").filter(title -> !title.isBlank()).isEmpty()) {
            report.fault(subject, "the page has no title", "Add the extension property 'title'");
        }
        return form;
    }

    private static void checkResult(Procedures procedures, Diagram diagram, Event event, String id, Report report) {
        Subject subject = diagram.subject(event);
        checkShown(procedures, subject, "resultForm", id, report);
        if (!Diagram.property(event, "resultKind").filter(KINDS::contains).isPresent()) {
            report.fault(
                    subject,
                    "the result page has no kind",
                    "Set the extension property 'resultKind' to one of " + String.join(", ", KINDS));
        }
        if (Diagram.property(event, "title").filter(title -> !title.isBlank()).isEmpty()) {
            report.fault(subject, "the page has no title", "Add the extension property 'title'");
        }
    }

    /** A form on a page from which nothing is sent. */
    private static void checkShown(Procedures procedures, Subject subject, String property, String id, Report report) {
        Optional<PageForm> form = procedures.form(id);
        if (form.isEmpty()) {
            report.fault(subject, "the form '" + id + "' is missing", "Give '" + property + "' the id of a form file");
        } else if (form.flatMap(PageForm::definition)
                .filter(definition -> !definition.outcomes().isEmpty()
                        || !definition.fields().stream().allMatch(FormField::alwaysReadOnly))
                .isPresent()) {
            report.fault(
                    subject,
                    "the form '" + id + "' asks for something, but nothing can be sent from the page that shows it",
                    "Make its fields read-only and remove its buttons");
        }
    }
}
