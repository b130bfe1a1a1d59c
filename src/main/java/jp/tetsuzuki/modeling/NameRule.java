package jp.tetsuzuki.modeling;

import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;

/** A diagram can be read aloud in Japanese: everything that happens has a name, gateways ask, and their flows answer. */
final class NameRule implements Rule {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    @Override
    public String id() {
        return "names";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            checkName(diagram.subject(diagram.process()), report);
            diagram.nodes().forEach(node -> checkNode(diagram, node, report));
        }
        for (DecisionTable table : procedures.decisions()) {
            checkName(table.subject(table.decision()), report);
            table.elements(Input.class).forEach(input -> checkName(labelled(table, input, input.getLabel()), report));
            table.elements(Output.class)
                    .forEach(output -> checkName(labelled(table, output, output.getLabel()), report));
        }
    }

    private static void checkNode(Diagram diagram, FlowNode node, Report report) {
        if (node instanceof ExclusiveGateway gateway) {
            if (diagram.outgoing(gateway).size() > 1) {
                checkQuestion(diagram, gateway, report);
            }
        } else if (!(node instanceof ParallelGateway)) {
            checkName(diagram.subject(node), report);
        }
    }

    private static void checkQuestion(Diagram diagram, ExclusiveGateway gateway, Report report) {
        Subject subject = diagram.subject(gateway);
        checkName(subject, report);
        if (JAPANESE.matcher(subject.name()).find() && !subject.name().endsWith("か")) {
            report.fault(subject, "the gateway's name is no question", "End it with か");
        }
        for (SequenceFlow flow : diagram.outgoing(gateway)) {
            checkName(diagram.subject(flow), report);
        }
    }

    private static void checkName(Subject subject, Report report) {
        if (!JAPANESE.matcher(subject.name()).find()) {
            report.fault(subject, "it has no Japanese name", "Name it so that the diagram can be read aloud");
        }
    }

    private static Subject labelled(DecisionTable table, DmnElement element, String label) {
        return new Subject(table.file(), element.getId(), label);
    }
}
