package jp.tetsuzuki.modeling;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.w3c.dom.Element;

/** Variables that diagrams and decision tables write or read are declared, once, with one type. */
final class VariableRule implements Rule {

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.])[\\p{L}_]\\w*(?!\\w*\\s*\\()", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> FEEL = Set.of(
            "true", "false", "null", "not", "and", "or", "if", "then", "else", "in", "between", "instance", "of");

    private static final String SHOWN_TO_STAFF = "shownToStaff";
    private static final Pattern SHOWN = Pattern.compile("([a-z][A-Za-z0-9]*)=[^=]+");
    private static final Set<Class<?>> WRITTEN_OUT = Set.of(String.class, Long.class);

    @Override
    public String id() {
        return "variables";
    }

    @Override
    public void check(Procedures procedures, Acts acts, Report report) {
        checkDeclarations(acts, report);
        for (Diagram diagram : procedures.diagrams()) {
            checkOwn(diagram, acts, report);
            checkShownToStaff(diagram, acts, report);
            for (Element element : Xml.elements(diagram.model())) {
                checkWritten(diagram.file(), element, acts, report);
            }
            for (BusinessRuleTask task : diagram.elements(BusinessRuleTask.class)) {
                String result = task.getCamundaResultVariable();
                boolean byOutputs = task.getCamundaDelegateExpression() != null;
                if (!byOutputs && result == null
                        || result != null && !acts.variables().containsKey(result)) {
                    report.fault(
                            diagram.subject(task),
                            "the decision's result goes to no declared variable",
                            "Give it a declared result variable, such as refusalReason");
                }
            }
        }
        procedures.decisions().forEach(table -> checkTable(table, acts, report));
    }

    private static void checkDeclarations(Acts acts, Report report) {
        Map<String, ProcessVariable<?>> seen = new HashMap<>();
        for (ProcedureVocabulary words : acts.vocabularies()) {
            for (ProcessVariable<?> variable : words.variables()) {
                ProcessVariable<?> other = seen.putIfAbsent(variable.name(), variable);
                if (other != null && !other.equals(variable)) {
                    report.fault(
                            new Subject("Java", variable.name(), ""),
                            "two features declare the variable differently",
                            "Give one of them another name");
                }
            }
        }
    }

    private static void checkOwn(Diagram diagram, Acts acts, Report report) {
        OwnVariables.listed(diagram, OwnVariables.PROPERTY).forEach(entry -> {
            Optional<ProcessVariable<?>> variable = OwnVariables.read(entry);
            if (variable.isEmpty()) {
                report.fault(
                        diagram.subject(diagram.process()),
                        "'" + entry + "' in 'variables' declares nothing",
                        "Write a name and text, number, flag or moment, such as deviceType: text, with commas between"
                                + " several");
            } else if (acts.facts().contains(variable.get().name())) {
                report.fault(
                        diagram.subject(diagram.process()),
                        "'" + variable.get().name() + "' in 'variables' is the name of a fact",
                        "Give the variable another name");
            }
        });
    }

    private static void checkShownToStaff(Diagram diagram, Acts acts, Report report) {
        OwnVariables.listed(diagram, SHOWN_TO_STAFF)
                .filter(entry -> {
                    Matcher shown = SHOWN.matcher(entry);
                    ProcessVariable<?> variable =
                            shown.matches() ? acts.variables().get(shown.group(1)) : null;
                    return variable == null || variable.transientOnly() || !WRITTEN_OUT.contains(variable.type());
                })
                .forEach(entry -> report.fault(
                        diagram.subject(diagram.process()),
                        "'" + entry + "' in 'shownToStaff' is no stored text or number with words for staff",
                        "Write variable=words, such as deviceType=端末の種類, with commas between several"));
    }

    private static void checkWritten(String file, Element element, Acts acts, Report report) {
        String name = switch (element.getLocalName()) {
            case "inputParameter", "outputParameter" -> element.getAttribute("name");
            case "in", "out" -> element.hasAttribute("businessKey") ? null : element.getAttribute("target");
            default -> null;
        };
        if (name != null && !acts.variables().containsKey(name)) {
            report.fault(
                    Xml.subject(file, element),
                    "no variable '" + name + "' is declared",
                    "Correct the name, or have it declared in Java");
        }
        if (name != null && Givens.NAMES.contains(name) && !isHandedOn(element, name)) {
            reportGiven(Xml.subject(file, element), name, report);
        } else if (element.getLocalName().endsWith("putParameter")
                && acts.objects().contains(name)) {
            report.fault(
                    Xml.subject(file, element),
                    "'" + name + "' is only written by what the system does itself",
                    "Use another variable");
        }
    }

    /** From a procedure to one that it calls, as it is. */
    private static boolean isHandedOn(Element element, String name) {
        return name.equals(element.getAttribute("source"));
    }

    private static void reportGiven(Subject subject, String name, Report report) {
        report.fault(
                subject,
                "'" + name + "' is set, which says who acts, for whom or in which case",
                "Take it out, or hand it on to a called procedure under its own name");
    }

    private static void checkTable(DecisionTable table, Acts acts, Report report) {
        for (Input input : table.elements(Input.class)) {
            String text = DecisionTable.asked(input);
            if (!acts.shown().contains(text)) {
                report.fault(
                        table.subject(input),
                        "the input '" + text + "' is neither a declared variable nor a fact",
                        "Write one declared name; compare it in the rules' cells");
            }
        }
        for (Output output : table.elements(Output.class)) {
            if (Givens.NAMES.contains(output.getName())) {
                reportGiven(table.subject(output), output.getName(), report);
            }
            if (!acts.variables().containsKey(output.getName())) {
                report.fault(
                        table.subject(output),
                        "the output '" + output.getName() + "' is no declared variable",
                        "Use the name of the variable that the diagram's gateway asks");
            } else if (acts.secrets().contains(output.getName())) {
                report.fault(
                        table.subject(output),
                        "the output '" + output.getName() + "' is a secret",
                        "Use a variable that may be stored");
            }
        }
        table.elements(InputEntry.class)
                .forEach(entry -> checkCell(table.subject(entry), entry.getTextContent(), acts, report));
        table.elements(OutputEntry.class)
                .forEach(entry -> checkCell(table.subject(entry), entry.getTextContent(), acts, report));
    }

    private static void checkCell(Subject subject, String feel, Acts acts, Report report) {
        Matcher names = NAME.matcher(QUOTED.matcher(feel).replaceAll("\"\""));
        while (names.find()) {
            if (!FEEL.contains(names.group()) && !acts.shown().contains(names.group())) {
                report.fault(
                        subject,
                        "'" + names.group() + "' is neither a declared variable nor a fact",
                        "Correct the name, or put a text in quotation marks");
            }
        }
    }
}
