package jp.tetsuzuki.modeling;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Everything is drawn once, and lines end at what they connect. */
final class ShapeRule implements Rule {

    /** How far a line's end may lie from its element's border, in pixels. */
    private static final double DOCKED = 3;

    @Override
    public String id() {
        return "shapes";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            List<Plane> planes = Plane.of(diagram);
            for (FlowElement element : diagram.elements(FlowElement.class)) {
                long drawn = planes.stream()
                        .flatMap(plane -> Stream.concat(
                                plane.shapes().stream().map(Plane.Shape::element),
                                plane.edges().stream().map(Plane.Edge::element)))
                        .filter(element::equals)
                        .count();
                if (drawn != 1) {
                    report.fault(
                            diagram.subject(element),
                            "it is drawn " + drawn + " times",
                            "Open the diagram in the Modeler and draw it once");
                }
            }
            planes.forEach(plane -> plane.edges().forEach(edge -> checkEnds(diagram, plane, edge, report)));
        }
    }

    private static void checkEnds(Diagram diagram, Plane plane, Plane.Edge edge, Report report) {
        if (edge.element() instanceof SequenceFlow flow) {
            List<Point2D> points = edge.points();
            if (!docks(plane, flow.getSource(), points.get(0))
                    || !docks(plane, flow.getTarget(), points.get(points.size() - 1))) {
                report.fault(
                        diagram.subject(flow),
                        "the line does not begin and end at the elements that it connects",
                        "Draw the flow anew");
            }
        }
    }

    private static boolean docks(Plane plane, FlowNode node, Point2D end) {
        return plane.shapeOf(node)
                .map(shape -> shape.area())
                .filter(area -> new Rectangle2D.Double(
                                area.getX() - DOCKED,
                                area.getY() - DOCKED,
                                area.getWidth() + 2 * DOCKED,
                                area.getHeight() + 2 * DOCKED)
                        .contains(end))
                .isPresent();
    }
}
