package jp.tetsuzuki.modeling;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.form.FormField;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.w3c.dom.Element;

/**
 * A secret goes from its page straight to the delegate that checks it, within one transaction, and nowhere else: the
 * engine would store it, or lose it, at every place where an instance waits.
 */
final class SecretRule implements Rule {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    @Override
    public String id() {
        return "secrets";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        Set<String> secrets = acts.secrets();
        for (Diagram diagram : procedures.diagrams()) {
            Transactions transactions = new Transactions(diagram);
            for (FlowNode node : diagram.nodes()) {
                for (ProcessVariable<String> secret : contract(node, acts).secrets()) {
                    checkReader(procedures, diagram, node, secret.name(), transactions, report);
                }
            }
            diagram.userTasks().forEach(task -> checkPage(procedures, diagram, task, transactions, acts, report));
            Xml.elements(diagram.model()).forEach(element -> checkMention(diagram.file(), element, secrets, report));
        }
    }

    private static DelegateContract contract(FlowNode node, Acts acts) {
        String delegate = Diagram.delegateOf(node);
        return delegate == null ? DelegateContract.of("") : acts.contract(delegate);
    }

    private static void checkReader(
            Procedures procedures,
            Diagram diagram,
            FlowNode node,
            String secret,
            Transactions transactions,
            Report report) {
        for (FlowNode origin : transactions.originsOf(node)) {
            boolean asked = procedures.hasFaultyForm(origin)
                    || secretKeys(procedures, origin, Set.of(secret)).contains(secret);
            if (!asked || origin.isCamundaAsyncAfter()) {
                report.fault(
                        diagram.subject(node),
                        "the secret '" + secret + "' is gone, because the transaction may begin at " + origin.getId(),
                        "Let a page that asks for it lead here directly, without waiting and without asynchronous steps");
            }
        }
    }

    private static void checkPage(
            Procedures procedures,
            Diagram diagram,
            UserTask task,
            Transactions transactions,
            Acts acts,
            Report report) {
        Set<String> read = transactions.nodesAfter(task).stream()
                .flatMap(node -> contract(node, acts).secrets().stream())
                .map(ProcessVariable::name)
                .collect(Collectors.toSet());
        for (String secret : secretKeys(procedures, task, acts.secrets())) {
            if (!read.contains(secret)) {
                report.fault(
                        diagram.subject(task),
                        "the page asks for the secret '" + secret + "', but no step of its transaction uses it",
                        "Put the task that checks it right after the page, or remove the field");
            }
        }
    }

    /** The secrets that a page asks for; that its fields are secret too is the form's matter. */
    private static Set<String> secretKeys(Procedures procedures, FlowNode task, Set<String> secrets) {
        return procedures.formOf(task).stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> !field.alwaysReadOnly() && field.repeats().isEmpty())
                .map(FormField::key)
                .filter(secrets::contains)
                .collect(Collectors.toSet());
    }

    private static void checkMention(String file, Element element, Set<String> secrets, Report report) {
        Set<String> mentioned = mentions(element)
                .flatMap(text -> WORD.matcher(text).results())
                .map(MatchResult::group)
                .filter(secrets::contains)
                .collect(Collectors.toSet());
        for (String secret : mentioned) {
            report.fault(
                    Xml.subject(file, element),
                    "the secret '" + secret + "' is used in '" + element.getLocalName() + "', where it may be stored",
                    "Ask for the outcome of its check instead");
        }
    }

    /** What the engine would evaluate, or write into a variable. */
    private static Stream<String> mentions(Element element) {
        return switch (element.getLocalName()) {
            case "conditionExpression" -> Stream.of(element.getTextContent());
            case "inputParameter", "outputParameter" ->
                ValueExpression.isExpression(element.getTextContent())
                        ? Stream.of(element.getAttribute("name"), element.getTextContent())
                        : Stream.of(element.getAttribute("name"));
            case "in", "out" -> Stream.of("source", "target", "businessKey").map(element::getAttribute);
            case "userTask", "businessRuleTask" ->
                Stream.of("assignee", "candidateGroups", "resultVariable")
                        .map(name -> element.getAttributeNS(Diagram.CAMUNDA, name));
            default -> Stream.of();
        };
    }
}
