package jp.tetsuzuki.modeling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A drawing is read from left to right, the good case on one straight line from the start to an end at the same height,
 * and is no wider than a screen shows.
 */
final class DirectionRule implements Rule {

    /** Still readable at a width of 1600 pixels. */
    private static final double WIDEST = 1900;

    /** How far centres on one line may differ in height, in pixels. */
    private static final double STRAIGHT = 5;

    @Override
    public String id() {
        return "direction";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (Plane plane : Plane.of(diagram)) {
                if (plane.width() > WIDEST) {
                    report.fault(
                            plane.drawn() == null ? Subject.file(diagram.file()) : diagram.subject(plane.drawn()),
                            "the drawing is " + Math.round(plane.width()) + " pixels wide",
                            "Keep it within " + Math.round(WIDEST) + ", if need be with a subprocess");
                }
                for (ModelElementInstance scope : diagram.scopes()) {
                    Collection<StartEvent> starts = scope.getChildElementsByType(StartEvent.class);
                    if (starts.size() == 1) {
                        plane.shapeOf(starts.iterator().next())
                                .ifPresent(start -> checkScope(diagram, plane, scope, start, report));
                    }
                }
            }
        }
    }

    private static void checkScope(
            Diagram diagram, Plane plane, ModelElementInstance scope, Plane.Shape start, Report report) {
        for (FlowNode node : Diagram.nodesIn(scope)) {
            boolean isFurtherLeft = plane.shapeOf(node)
                    .filter(shape -> shape.area().getMinX() < start.area().getMinX())
                    .isPresent();
            if (isFurtherLeft && !node.equals(start.element())) {
                report.fault(
                        diagram.subject(node), "it stands to the left of the start", "Move the start to the left end");
            }
        }
        boolean good = false;
        for (EndEvent end : scope.getChildElementsByType(EndEvent.class)) {
            Optional<Plane.Shape> shape = plane.shapeOf(end).filter(area -> level(area, start));
            if (shape.isPresent()) {
                good = true;
                checkLine(diagram, plane, start, path(diagram, (FlowNode) start.element(), end), report);
            }
        }
        if (!good && scope instanceof Process) {
            report.fault(
                    diagram.subject(start.element()),
                    "no end stands at the height of the start",
                    "Draw the good case on one straight line");
        }
    }

    private static void checkLine(Diagram diagram, Plane plane, Plane.Shape start, List<FlowNode> path, Report report) {
        Plane.Shape before = start;
        for (FlowNode node : path) {
            Optional<Plane.Shape> shape = plane.shapeOf(node);
            if (shape.isEmpty()) {
                return;
            }
            if (!level(shape.get(), start)) {
                report.fault(
                        diagram.subject(node),
                        "it stands above or below the line of the good case",
                        "Move it to the height of the start");
            } else if (shape.get().area().getMinX() < before.area().getMaxX()) {
                report.fault(
                        diagram.subject(node),
                        "it does not stand to the right of " + before.element().getId(),
                        "Draw the good case from left to right");
            }
            before = shape.get();
        }
    }

    private static boolean level(Plane.Shape one, Plane.Shape other) {
        return Math.abs(one.area().getCenterY() - other.area().getCenterY()) <= STRAIGHT;
    }

    /** The shortest way, without its start; empty where there is none. */
    private static List<FlowNode> path(Diagram diagram, FlowNode start, FlowNode end) {
        Map<FlowNode, FlowNode> cameFrom = new HashMap<>();
        Deque<FlowNode> left = new ArrayDeque<>(List.of(start));
        while (!left.isEmpty()) {
            FlowNode node = left.poll();
            for (SequenceFlow flow : diagram.outgoing(node)) {
                if (!flow.getTarget().equals(start) && cameFrom.putIfAbsent(flow.getTarget(), node) == null) {
                    left.add(flow.getTarget());
                }
            }
        }
        List<FlowNode> path = new ArrayList<>();
        for (FlowNode node = end; cameFrom.containsKey(node); node = cameFrom.get(node)) {
            path.add(node);
        }
        Collections.reverse(path);
        return path;
    }
}
