package jp.tetsuzuki.modeling;

import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** A file is called like what is in it, and an element's id tells its type and what it is. */
final class IdRule implements Rule {

    private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String WHAT = "[a-z][A-Za-z0-9]*(_[a-z][A-Za-z0-9]*)*";

    @Override
    public String id() {
        return "ids";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (ProcedureFile file : procedures.files()) {
            if (!FILE.matcher(file.stem()).matches()) {
                report.fault(
                        Subject.file(file.name()),
                        "the file's name is not in kebab-case",
                        "Use small letters, digits and single hyphens");
            }
        }
        for (Diagram diagram : procedures.diagrams()) {
            compare(diagram.file(), diagram.process().getId(), report);
            diagram.elements(FlowElement.class).forEach(element -> checkElement(diagram, element, report));
        }
        procedures
                .decisions()
                .forEach(table -> compare(table.file(), table.decision().getId(), report));
        procedures.forms().forEach(form -> compare(form.file(), form.id(), report));
    }

    private static void compare(String file, String id, Report report) {
        String stem = file.substring(0, file.lastIndexOf('.'));
        if (!stem.equals(id)) {
            report.fault(
                    new Subject(file, id, ""),
                    "the id differs from the file's name",
                    "Give the file and what is in it one name");
        }
    }

    private static void checkElement(Diagram diagram, FlowElement element, Report report) {
        String type = type(element);
        if (element.getId() == null || !element.getId().matches(type + "_" + WHAT)) {
            report.fault(
                    diagram.subject(element),
                    "the id does not tell what the element is",
                    "Call it " + type + "_ and a word for it, such as " + type + "_confirm");
        }
    }

    private static String type(FlowElement element) {
        if (element instanceof SequenceFlow) {
            return "flow";
        }
        if (element instanceof Gateway) {
            return "gateway";
        }
        if (element instanceof BoundaryEvent) {
            return "boundaryEvent";
        }
        if (element instanceof IntermediateThrowEvent || element instanceof IntermediateCatchEvent) {
            return "intermediateEvent";
        }
        return element.getElementType().getTypeName();
    }
}
