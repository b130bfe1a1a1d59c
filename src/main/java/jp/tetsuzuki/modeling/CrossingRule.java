package jp.tetsuzuki.modeling;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** No flow runs through an element that it does not connect. */
final class CrossingRule implements Rule {

    /** What a line may touch of a border, in pixels. */
    private static final double BORDER = 1;

    @Override
    public String id() {
        return "crossings";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (Plane plane : Plane.of(diagram)) {
                for (Plane.Edge edge : plane.edges()) {
                    if (edge.element() instanceof SequenceFlow flow) {
                        check(diagram, plane, flow, edge, report);
                    }
                }
            }
        }
    }

    private static void check(Diagram diagram, Plane plane, SequenceFlow flow, Plane.Edge edge, Report report) {
        List<FlowNode> ends = List.of(flow.getSource(), flow.getTarget());
        for (Plane.Shape shape : plane.shapes()) {
            boolean connected = shape.element() instanceof FlowNode node && ends.contains(node);
            if (!connected && !Plane.isInside(flow, shape.element()) && crosses(edge, shape.area())) {
                report.fault(
                        diagram.subject(flow),
                        "its line runs through " + shape.element().getId(),
                        "Lead it around");
            }
        }
    }

    private static boolean crosses(Plane.Edge edge, Rectangle2D area) {
        Rectangle2D inner = new Rectangle2D.Double(
                area.getX() + BORDER,
                area.getY() + BORDER,
                area.getWidth() - 2 * BORDER,
                area.getHeight() - 2 * BORDER);
        List<Point2D> points = edge.points();
        for (int i = 1; i < points.size(); i++) {
            if (new Line2D.Double(points.get(i - 1), points.get(i)).intersects(inner)) {
                return true;
            }
        }
        return false;
    }
}
