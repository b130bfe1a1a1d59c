package jp.tetsuzuki.modeling;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

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

    private Procedures(Collection<ProcedureFile> files) {
        this.files = List.copyOf(files);
        this.files.forEach(this::read);
    }

    static Procedures read(Collection<ProcedureFile> files) {
        return new Procedures(files);
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
        if (model.getModelElementsByType(Process.class).size() == 1) {
            diagrams.add(new Diagram(file.name(), model));
        } else {
            unreadable.add(new Unreadable(file, "it does not hold exactly one process"));
        }
    }

    private void readDecision(ProcedureFile file) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file.content()));
        if (model.getModelElementsByType(Decision.class).size() == 1) {
            decisions.add(new DecisionTable(file.name(), model));
        } else {
            unreadable.add(new Unreadable(file, "it does not hold exactly one decision"));
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

    boolean hasProcess(String id) {
        return diagrams.stream().anyMatch(diagram -> diagram.process().getId().equals(id));
    }

    boolean hasDecision(String id) {
        return decisions.stream().anyMatch(table -> table.decision().getId().equals(id));
    }
}
