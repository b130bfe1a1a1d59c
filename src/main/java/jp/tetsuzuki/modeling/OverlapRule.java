package jp.tetsuzuki.modeling;

import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** No element and no name covers another; what is in a subprocess is drawn in it, a boundary event on its border. */
final class OverlapRule implements Rule {

    @Override
    public String id() {
        return "overlaps";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (Plane plane : Plane.of(diagram)) {
                checkShapes(diagram, plane, report);
                checkLabels(diagram, plane, report);
            }
        }
    }

    private static void checkShapes(Diagram diagram, Plane plane, Report report) {
        List<Plane.Shape> shapes = plane.shapes();
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = i + 1; j < shapes.size(); j++) {
                checkPair(diagram, shapes.get(i), shapes.get(j), report);
            }
        }
    }

    private static void checkPair(Diagram diagram, Plane.Shape one, Plane.Shape other, Report report) {
        if (Plane.isInside(one.element(), other.element())) {
            checkContained(diagram, one, other, report);
        } else if (Plane.isInside(other.element(), one.element())) {
            checkContained(diagram, other, one, report);
        } else if (isHost(one.element(), other.element())) {
            checkOnBorder(diagram, other, one, report);
        } else if (isHost(other.element(), one.element())) {
            checkOnBorder(diagram, one, other, report);
        } else if (one.area().intersects(other.area())) {
            report.fault(
                    diagram.subject(one.element()),
                    "it covers " + other.element().getId(),
                    "Move one of them");
        }
    }

    private static void checkOnBorder(Diagram diagram, Plane.Shape event, Plane.Shape host, Report report) {
        if (!event.area().intersects(host.area()) || host.area().contains(event.area())) {
            report.fault(
                    diagram.subject(event.element()),
                    "it is not drawn on the border of " + host.element().getId(),
                    "Attach it there again");
        }
    }

    private static void checkContained(Diagram diagram, Plane.Shape inner, Plane.Shape outer, Report report) {
        if (!outer.area().contains(inner.area())) {
            report.fault(
                    diagram.subject(inner.element()),
                    "it sticks out of " + outer.element().getId(),
                    "Make the subprocess larger, or move it");
        }
    }

    private static boolean isHost(ModelElementInstance host, ModelElementInstance element) {
        return element instanceof BoundaryEvent event && host.equals(event.getAttachedTo());
    }

    private static void checkLabels(Diagram diagram, Plane plane, Report report) {
        List<Plane.Label> labels = plane.labels();
        for (int i = 0; i < labels.size(); i++) {
            Plane.Label label = labels.get(i);
            for (Plane.Shape shape : plane.shapes()) {
                if (!shape.element().equals(label.element())
                        && !Plane.isInside(label.element(), shape.element())
                        && shape.area().intersects(label.area())) {
                    report.fault(
                            diagram.subject(label.element()),
                            "its name covers " + shape.element().getId(),
                            "Move the name");
                }
            }
            for (Plane.Label other : labels.subList(i + 1, labels.size())) {
                if (other.area().intersects(label.area())) {
                    report.fault(
                            diagram.subject(label.element()),
                            "its name covers the name of " + other.element().getId(),
                            "Move one of them");
                }
            }
        }
    }
}
