package jp.tetsuzuki.modeling;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.DiagramElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * One drawing of a diagram. Coordinates are pixels at full size.
 *
 * @param drawn the process or collapsed subprocess that is drawn, null where the file does not say
 */
record Plane(BaseElement drawn, List<Shape> shapes, List<Edge> edges, List<Label> labels) {

    /** An element's area. */
    record Shape(BaseElement element, Rectangle2D area) {}

    /** A flow's line. */
    record Edge(BaseElement element, List<Point2D> points) {}

    /** The area of a name that is written beside its element. */
    record Label(BaseElement element, Rectangle2D area) {}

    static List<Plane> of(Diagram diagram) {
        return diagram.elements(BpmnPlane.class).stream().map(Plane::read).toList();
    }

    private static Plane read(BpmnPlane drawn) {
        Plane plane = new Plane(drawn.getBpmnElement(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (DiagramElement element : drawn.getDiagramElements()) {
            if (element instanceof BpmnShape shape && shape.getBpmnElement() != null) {
                plane.shapes.add(new Shape(shape.getBpmnElement(), area(shape.getBounds())));
                plane.addLabel(shape.getBpmnElement(), shape.getBpmnLabel());
            } else if (element instanceof BpmnEdge edge && edge.getBpmnElement() != null) {
                List<Point2D> points = edge.getWaypoints().stream()
                        .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
                        .toList();
                plane.edges.add(new Edge(edge.getBpmnElement(), points));
                plane.addLabel(edge.getBpmnElement(), edge.getBpmnLabel());
            }
        }
        return plane;
    }

    private void addLabel(BaseElement element, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.add(new Label(element, area(label.getBounds())));
        }
    }

    private static Rectangle2D area(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    Optional<Shape> shapeOf(ModelElementInstance element) {
        return shapes.stream().filter(shape -> shape.element().equals(element)).findFirst();
    }

    /** From the leftmost to the rightmost thing that is drawn. */
    double width() {
        Rectangle2D all = null;
        for (Shape shape : shapes) {
            all = all == null ? shape.area() : all.createUnion(shape.area());
        }
        for (Label label : labels) {
            all = all == null ? label.area() : all.createUnion(label.area());
        }
        for (Edge edge : edges) {
            for (Point2D point : edge.points()) {
                Rectangle2D spot = new Rectangle2D.Double(point.getX(), point.getY(), 0, 0);
                all = all == null ? spot : all.createUnion(spot);
            }
        }
        return all == null ? 0 : all.getWidth();
    }

    /** Whether the first element lies in the second, at any depth. */
    static boolean isInside(ModelElementInstance inner, ModelElementInstance outer) {
        for (ModelElementInstance around = inner.getParentElement();
                around != null;
                around = around.getParentElement()) {
            if (around.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
