package jp.tetsuzuki.modeling;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.form.FormDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** All files that go together, read. */
final class Procedures {

    private final List<ProcedureFile> files;
    private final List<Diagram> diagrams = new ArrayList<>();
    private final List<DecisionTable> decisions = new ArrayList<>();
    private final List<PageForm> forms = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    /**
     * A file that could not be read.
     *
     * @param why in words for an analyst
     */
    record Unreadable(ProcedureFile file, String why) {}

    private Procedures(Procedures all, Set<String> names) {
        this.files =
                all.files.stream().filter(file -> names.contains(file.name())).toList();
        all.diagrams.stream().filter(diagram -> names.contains(diagram.file())).forEach(diagrams::add);
        all.decisions.stream().filter(table -> names.contains(table.file())).forEach(decisions::add);
        all.forms.stream().filter(form -> names.contains(form.file())).forEach(forms::add);
        all.unreadable.stream()
                .filter(file -> names.contains(file.file().name()))
                .forEach(unreadable::add);
    }

    private Procedures(Collection<ProcedureFile> files) {
        this.files = List.copyOf(files);
        this.files.forEach(this::read);
    }

    static Procedures read(Collection<ProcedureFile> files) {
        return new Procedures(files);
    }

    /** Those of the files that have one of the names. */
    Procedures only(Set<String> names) {
        return new Procedures(this, names);
    }

    private void read(ProcedureFile file) {
        try {
            if (file.endsWith(".bpmn")) {
                readDiagram(file);
            } else if (file.endsWith(".dmn")) {
                readDecision(file);
            } else if (file.endsWith(".form")) {
                forms.add(PageForm.read(file));
            } else {
                unreadable.add(new Unreadable(file, "it is neither a .bpmn, a .dmn nor a .form file"));
            }
        } catch (ModelException notValid) {
            unreadable.add(new Unreadable(file, "it is no valid diagram or decision table: " + reason(notValid)));
        }
    }

    private void readDiagram(ProcedureFile file) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()));
        if (!isSingle(model.getModelElementsByType(Process.class))) {
            unreadable.add(new Unreadable(file, "it does not hold exactly one process with an id"));
        } else if (!isConnected(model)) {
            unreadable.add(new Unreadable(file, "a flow or a boundary event belongs to nothing"));
        } else {
            diagrams.add(new Diagram(file.name(), model));
        }
    }

    private static boolean isSingle(Collection<? extends ModelElementInstance> elements) {
        return elements.size() == 1 && elements.iterator().next().getAttributeValue("id") != null;
    }

    private static boolean isConnected(BpmnModelInstance model) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                        .allMatch(flow -> flow.getSource() != null && flow.getTarget() != null)
                && model.getModelElementsByType(BoundaryEvent.class).stream()
                        .allMatch(event -> event.getAttachedTo() != null);
    }

    private void readDecision(ProcedureFile file) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file.content()));
        if (isSingle(model.getModelElementsByType(Decision.class))) {
            decisions.add(new DecisionTable(file.name(), model));
        } else {
            unreadable.add(new Unreadable(file, "it does not hold exactly one decision with an id"));
        }
    }

    private static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    List<ProcedureFile> files() {
        return files;
    }

    List<Diagram> diagrams() {
        return diagrams;
    }

    List<DecisionTable> decisions() {
        return decisions;
    }

    List<PageForm> forms() {
        return forms;
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }

    Optional<PageForm> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** The form of a user task; empty where the node is none, or its form is missing or faulty. */
    Optional<FormDefinition> formOf(FlowNode node) {
        return Optional.ofNullable(node.getAttributeValueNs(Diagram.CAMUNDA, "formRef"))
                .flatMap(this::form)
                .flatMap(PageForm::definition);
    }

    /** True where a user task's form cannot be read, so that nothing can be said about it. */
    boolean hasFaultyForm(FlowNode node) {
        return Optional.ofNullable(node.getAttributeValueNs(Diagram.CAMUNDA, "formRef"))
                .flatMap(this::form)
                .filter(form -> form.definition().isEmpty())
                .isPresent();
    }

    /** Also true where the process's file cannot be read, which is a fault of its own. */
    boolean hasProcess(String id) {
        return isUnreadable(id + ".bpmn")
                || diagrams.stream()
                        .anyMatch(diagram -> diagram.process().getId().equals(id));
    }

    /** Also true where the decision's file cannot be read, which is a fault of its own. */
    boolean hasDecision(String id) {
        return isUnreadable(id + ".dmn")
                || decisions.stream().anyMatch(table -> table.decision().getId().equals(id));
    }

    private boolean isUnreadable(String name) {
        return unreadable.stream().anyMatch(file -> file.file().name().equals(name));
    }
}
