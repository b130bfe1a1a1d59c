package jp.tetsuzuki.modeling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import jp.tetsuzuki.platform.ProcessVariable;

/**
 * Variables that no act of Java knows and that a diagram declares itself, in the extension property {@code variables} of
 * its process: an answer that is only asked and shown, or what a decision table decides for a gateway. They are stored;
 * a secret is never one.
 */
final class OwnVariables {

    static final String PROPERTY = "variables";

    private static final Pattern DECLARED = Pattern.compile("([a-z][A-Za-z0-9]*): ?(text|number|flag|moment)");

    private OwnVariables() {}

    /** What the property lists, each as it is written. */
    static Stream<String> listed(Diagram diagram, String property) {
        return Diagram.property(diagram.process(), property).stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(String::strip);
    }

    /** Empty where an entry does not declare anything. */
    static Optional<ProcessVariable<?>> read(String entry) {
        Matcher matcher = DECLARED.matcher(entry);
        return matcher.matches() ? Optional.of(variable(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private static ProcessVariable<?> variable(String name, String type) {
        return switch (type) {
            case "number" -> ProcessVariable.number(name);
            case "flag" -> ProcessVariable.flag(name);
            case "moment" -> ProcessVariable.moment(name);
            default -> ProcessVariable.text(name);
        };
    }

    /** The words of a diagram's own. */
    static ProcedureVocabulary wordsOf(Diagram diagram) {
        Map<String, ProcessVariable<?>> declared = new LinkedHashMap<>();
        listed(diagram, PROPERTY)
                .flatMap(entry -> read(entry).stream())
                .forEach(variable -> declared.putIfAbsent(variable.name(), variable));
        return ProcedureVocabulary.of(declared.values().toArray(ProcessVariable<?>[]::new));
    }
}
