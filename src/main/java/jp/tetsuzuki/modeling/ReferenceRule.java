package jp.tetsuzuki.modeling;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Decision tables, called processes and pages of the portal that a diagram names exist. */
final class ReferenceRule implements Rule {

    private static final String DEPLOYMENT = "deployment";

    /** The delegate that evaluates the table of its input parameter. */
    static final String DECIDE = "decideDelegate";

    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9-]*(/[a-z0-9-]+)?");

    @Override
    public String id() {
        return "references";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            for (BusinessRuleTask task : diagram.elements(BusinessRuleTask.class)) {
                checkDecision(procedures, diagram, task, report);
            }
            for (FlowNode node : diagram.nodes()) {
                if (Diagram.isListenedToBy(node, DECIDE)) {
                    checkDecidedOnTheWay(procedures, diagram.subject(node), node, report);
                }
            }
            for (CallActivity call : diagram.elements(CallActivity.class)) {
                checkCall(procedures, diagram, call, report);
            }
            diagram.userTasks().forEach(task -> checkDecisionsOf(procedures, diagram, task, report));
            checkPortal(procedures, diagram, acts, report);
            checkPath(procedures, diagram, acts, report);
        }
    }

    private static void checkDecision(Procedures procedures, Diagram diagram, BusinessRuleTask task, Report report) {
        Subject subject = diagram.subject(task);
        if (task.getCamundaDelegateExpression() != null) {
            checkDecided(procedures, subject, task, report);
            return;
        }
        if (!procedures.hasDecision(task.getCamundaDecisionRef())) {
            report.fault(
                    subject,
                    "the decision table '" + task.getCamundaDecisionRef() + "' is missing",
                    "Give the id of a .dmn file");
        } else if (!DEPLOYMENT.equals(task.getCamundaDecisionRefBinding())) {
            report.fault(
                    subject,
                    "the decision table is not bound to the diagram's deployment",
                    "Set its binding to deployment");
        }
        if (!"singleEntry".equals(task.getCamundaMapDecisionResult())) {
            report.fault(subject, "the decision's result is not mapped to a single entry", "Map it to singleEntry");
        }
    }

    /** A table with several outputs, each of which becomes a variable. */
    private static void checkDecided(Procedures procedures, Subject subject, BusinessRuleTask task, Report report) {
        if (!DECIDE.equals(Diagram.delegateOf(task)) || task.getCamundaDecisionRef() != null) {
            report.fault(
                    subject,
                    "the decision is not left to a decision table alone",
                    "Give it the delegate ${" + DECIDE + "} and nothing else, or a decision table without a delegate");
            return;
        }
        String table = InputRule.inputs(task).get(ProcedureVariables.DECISION.name());
        // That the parameter is there at all is what the rule about inputs asks.
        if (table != null && !procedures.hasDecision(table)) {
            report.fault(subject, "the decision table '" + table + "' is missing", "Give the id of a .dmn file");
        }
    }

    /** A table that is asked on the way into a step. */
    private static void checkDecidedOnTheWay(Procedures procedures, Subject subject, FlowNode node, Report report) {
        String table = InputRule.inputs(node).get(ProcedureVariables.DECISION.name());
        if (table == null) {
            report.fault(
                    subject,
                    "the decision that is made on the way into it is not named",
                    "Give it the input parameter '" + ProcedureVariables.DECISION.name()
                            + "' with the id of a .dmn file");
        } else if (!procedures.hasDecision(table)) {
            report.fault(subject, "the decision table '" + table + "' is missing", "Give the id of a .dmn file");
        }
    }

    private static void checkDecisionsOf(Procedures procedures, Diagram diagram, UserTask task, Report report) {
        for (String decision : Diagram.property(task, "decisions").orElse("").split("[,\\s]+")) {
            if (!decision.isEmpty() && !procedures.hasDecision(decision)) {
                report.fault(
                        diagram.subject(task),
                        "the page's decision table '" + decision + "' is missing",
                        "Give 'decisions' the ids of .dmn files");
            }
        }
    }

    private static void checkCall(Procedures procedures, Diagram diagram, CallActivity call, Report report) {
        Subject subject = diagram.subject(call);
        if (!procedures.hasProcess(call.getCalledElement())) {
            report.fault(
                    subject,
                    "the called process '" + call.getCalledElement() + "' is missing",
                    "Give the id of a .bpmn file");
        } else if (!DEPLOYMENT.equals(call.getCamundaCalledElementBinding())) {
            report.fault(
                    subject,
                    "the called process is not bound to the diagram's deployment",
                    "Set its binding to deployment");
        }
    }

    private static void checkPortal(Procedures procedures, Diagram diagram, Acts acts, Report report) {
        Process process = diagram.process();
        Subject subject = diagram.subject(process);
        Diagram.property(process, "portalPage")
                .filter(page -> !acts.pages().containsKey(page))
                .ifPresent(page -> report.fault(
                        subject, "the portal has no page '" + page + "'", "Set 'portalPage' to a page's path"));
        Diagram.property(process, "portalAvailability")
                .filter(table -> !procedures.hasDecision(table))
                .ifPresent(table -> report.fault(
                        subject, "the decision table '" + table + "' is missing", "Give the id of a .dmn file"));
        Diagram.property(process, "portalOrder")
                .filter(order -> !order.matches("[0-9]{1,4}"))
                .ifPresent(order ->
                        report.fault(subject, "'portalOrder' is no number", "Give the procedure's place on its page"));
    }

    private static void checkPath(Procedures procedures, Diagram diagram, Acts acts, Report report) {
        Optional<String> path = Diagram.property(diagram.process(), "portalPath");
        if (path.isEmpty()) {
            return;
        }
        boolean free = !acts.pages().containsKey(path.get())
                && procedures.diagrams().stream()
                        .filter(other -> other != diagram)
                        .noneMatch(other ->
                                Diagram.property(other.process(), "portalPath").equals(path));
        if (!PATH.matcher(path.get()).matches() || !free) {
            report.fault(
                    diagram.subject(diagram.process()),
                    "'" + path.get() + "' can't be the procedure's address in the portal",
                    "Set 'portalPath' to one or two words in small letters with a slash between them, such as transfer,"
                            + " that no other page has");
        }
        if (Diagram.property(diagram.process(), "portalOrder").isEmpty()) {
            report.fault(
                    diagram.subject(diagram.process()),
                    "the procedure stands in the navigation, but it is not said where",
                    "Set 'portalOrder' to a number");
        }
    }
}
