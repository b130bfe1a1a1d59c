package jp.tetsuzuki.modeling;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.platform.ProcessVariable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Expressions stand only where they are expected, have one of the expected shapes, and name beans, properties, methods
 * and variables that there are. The engine would look at each of them no sooner than when an instance comes by.
 */
final class ExpressionRule implements Rule {

    private static final Set<String> WORKERS = Set.of("serviceTask", "sendTask");
    private static final Set<String> TIMERS = Set.of("timeDuration", "timeDate", "timeCycle");

    @Override
    public String id() {
        return "expressions";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        for (Diagram diagram : procedures.diagrams()) {
            Check check = new Check(diagram.file(), acts, report);
            Xml.elements(diagram.model()).forEach(check::element);
        }
    }

    /** The check of one file. */
    private static final class Check {

        private final String file;
        private final Acts acts;
        private final Report report;
        private final Map<String, Class<?>> types = new HashMap<>();

        Check(String file, Acts acts, Report report) {
            this.file = file;
            this.acts = acts;
            this.report = report;
            for (ProcessVariable<?> variable : acts.variables().values()) {
                types.put(variable.name(), variable.type());
            }
        }

        void element(Element element) {
            String delegate = element.getAttributeNS(Diagram.CAMUNDA, "delegateExpression");
            if (WORKERS.contains(element.getLocalName()) && delegate.isEmpty()) {
                fault(
                        element,
                        "the task has no delegate",
                        "Give it a delegate expression such as ${issueTokenDelegate}");
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                attribute(element, (Attr) attributes.item(i));
            }
            text(element);
        }

        private void attribute(Element element, Attr attribute) {
            String value = attribute.getValue();
            switch (attribute.getLocalName()) {
                case "delegateExpression" -> delegate(element, value);
                case "assignee", "businessKey" -> {
                    if (ValueExpression.variable(value)
                            .filter(types::containsKey)
                            .isEmpty()) {
                        fault(element, "'" + value + "' is no declared variable", "Write it as ${contractNumber}");
                    }
                }
                case "dueDate" -> {
                    if (ValueExpression.variable(value)
                            .map(types::get)
                            .filter(Date.class::equals)
                            .isEmpty()) {
                        fault(
                                element,
                                "'" + value + "' is no variable that holds a moment",
                                "Write the variable that says when the task is due, as ${variable}");
                    }
                }
                case "candidateGroups" -> {
                    // The rule about assignments knows what may stand there.
                }
                default -> {
                    if (ValueExpression.isExpression(value)) {
                        fault(
                                element,
                                "an expression may not stand in '" + attribute.getLocalName() + "'",
                                "Write a plain text");
                    }
                }
            }
        }

        private void delegate(Element element, String expression) {
            boolean listener = element.getLocalName().equals("executionListener");
            Set<String> offered = listener ? acts.listeners() : acts.delegates();
            if (ValueExpression.bean(expression).filter(offered::contains).isEmpty()) {
                fault(
                        element,
                        "'" + expression + "' names no " + (listener ? "listener" : "delegate"),
                        "Use one of "
                                + String.join(", ", offered.stream().sorted().toList()));
            }
        }

        private void text(Element element) {
            String text = ownText(element);
            if (element.getLocalName().equals("conditionExpression")) {
                Condition.of(text, types)
                        .problems()
                        .forEach(problem -> fault(
                                element, problem, "Compare declared variables with values of their type, in ${...}"));
            } else if (element.getLocalName().endsWith("putParameter")) {
                parameter(element, text);
            } else if (ValueExpression.isExpression(text) && !TIMERS.contains(element.getLocalName())) {
                fault(element, "an expression may not stand in '" + element.getLocalName() + "'", "Write a plain text");
            }
        }

        private void parameter(Element element, String text) {
            if (!ValueExpression.isExpression(text)
                    || ValueExpression.variable(text).filter(types::containsKey).isPresent()) {
                return;
            }
            Optional<ValueExpression.Call> call = ValueExpression.call(text);
            boolean answered = call.isPresent()
                    && Integer.valueOf(call.get().arguments().size())
                            .equals(acts.answers()
                                    .getOrDefault(call.get().bean(), Map.of())
                                    .get(call.get().method()))
                    && types.keySet().containsAll(call.get().arguments());
            Optional<ValueExpression.Property> property = ValueExpression.property(text);
            boolean read = property.isPresent()
                    && acts.policies()
                            .getOrDefault(property.get().bean(), Set.of())
                            .contains(property.get().name());
            if (!answered && !read) {
                fault(
                        element,
                        "'" + text + "' is neither a declared variable nor a question that a bean answers",
                        "Write ${variable}, ${policy.property} or ${bean.method(variable)} with what there is");
            }
        }

        private static String ownText(Element element) {
            StringBuilder text = new StringBuilder();
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                    text.append(child.getNodeValue());
                }
            }
            return text.toString().strip();
        }

        private void fault(Element element, String problem, String mend) {
            report.fault(Xml.subject(file, element), problem, mend);
        }
    }
}
