package jp.tetsuzuki.taskui;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.form.FormCheck;
import jp.tetsuzuki.form.FormChecker;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormRenderer;
import jp.tetsuzuki.form.FormSubmission;
import jp.tetsuzuki.form.FormView;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The forms of the desk's pages: shown, and checked when they come back. */
@Component
class DeskForms {

    /** What a page's form made of what came back. */
    sealed interface Read {

        /** All is in order. */
        record Answered(DeskWork.Answer answer) implements Read {}

        /** Something has to be mended. */
        record Refused(FormSubmission submission) implements Read {}
    }

    private final ProcedureCatalog catalog;
    private final FormRenderer renderer;
    private final FormChecker checker;
    private final DeskSettings settings;
    private final ProcedureAnswers answers;
    private final Audit audit;

    DeskForms(
            ProcedureCatalog catalog,
            FormRenderer renderer,
            FormChecker checker,
            DeskSettings settings,
            ProcedureAnswers answers,
            Audit audit) {
        this.catalog = catalog;
        this.renderer = renderer;
        this.checker = checker;
        this.settings = settings;
        this.answers = answers;
        this.audit = audit;
    }

    /**
     * The page's form. Errors that the diagram has recorded are those of the page that was sent last: only that page
     * shows them, as the answer, and not when somebody comes back later.
     *
     * @param refused the attempt that has to be mended; null where there was none
     */
    FormView view(Procedure procedure, Procedure.Page page, Map<String, Object> values, FormSubmission refused) {
        FormDefinition form = catalog.form(procedure, page.form());
        boolean answered = Boolean.TRUE.equals(values.get(ProcedureVariables.JUST_SENT.name()))
                && page.activityId().equals(values.get(ProcedureVariables.SENT_PAGE.name()));
        return answered || refused != null
                ? renderer.view(form, values, refused)
                : renderer.viewWithoutErrors(form, values);
    }

    /** A result's form, with the values of its moment. */
    FormView view(Procedure procedure, ResultPages.Result result) {
        Procedure.Page page = procedure.pages().get(result.activityId());
        return renderer.view(catalog.form(procedure, page.form()), result.values(), null);
    }

    /** What is known of a customer, and what they have answered in procedures that run, as the desk shows it. */
    FormView customer(Map<String, Object> known) {
        return renderer.view(customerForm(), customerValues(known), null);
    }

    /** The same for a page that shows it in a section of its own. */
    FormView customerInSection(Map<String, Object> known) {
        return renderer.viewInSection(customerForm(), customerValues(known));
    }

    private FormDefinition customerForm() {
        return catalog.latestForm(settings.customerForm());
    }

    private Map<String, Object> customerValues(Map<String, Object> known) {
        Map<String, Object> shown = new HashMap<>(known);
        shown.put(
                DeskVariables.PROCEDURE_ANSWERS.name(),
                Optional.ofNullable((String) known.get(ProcedureVariables.CONTRACT_NUMBER.name()))
                        .flatMap(answers::of)
                        .orElse(null));
        return shown;
    }

    /**
     * @throws ProcedureController.OutdatedPage if it is what the form sent before things changed
     * @throws ProcedureController.ForeignFields if what arrived is not what the page's form sends
     */
    Read read(
            Procedure procedure,
            Procedure.Page page,
            Map<String, Object> values,
            MultiValueMap<String, String> parameters) {
        FormDefinition form = catalog.form(procedure, page.form());
        FormCheck check = checker.check(form, values, parameters);
        if (check instanceof FormCheck.Refused refused) {
            return new Read.Refused(refused.submission());
        }
        if (check instanceof FormCheck.Accepted accepted) {
            return new Read.Answered(new DeskWork.Answer(accepted, label(form, values, accepted)));
        }
        boolean outdated = check instanceof FormCheck.Outdated;
        audit.record(AuditEvent.of("procedure.page", outdated ? "OUTDATED" : "FOREIGN_FIELDS", null)
                .about(procedure.key()));
        throw outdated ? new ProcedureController.OutdatedPage() : new ProcedureController.ForeignFields();
    }

    /** The label of the button that was pressed; empty where it was there by answers of the page alone. */
    private String label(FormDefinition form, Map<String, Object> values, FormCheck.Accepted accepted) {
        return renderer.view(form, values, null).buttons().stream()
                .filter(button ->
                        Objects.equals(button.outcome(), accepted.outcome().orElse(null)))
                .map(FormView.ButtonView::label)
                .findFirst()
                .orElse("");
    }
}
