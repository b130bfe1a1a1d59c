package jp.tetsuzuki.modeling;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import jp.tetsuzuki.platform.ProcessVariable;

/**
 * What Java offers to diagrams, decision tables and forms. Nothing else may be named in them.
 *
 * @param delegates beans that carry out a task
 * @param listeners beans that may listen to an element's start or end
 * @param policies beans whose properties timers read, with the names of their text properties
 * @param answers beans that expressions ask, with their methods and how many texts each takes
 * @param pages overview pages of the portal and the desk: path, and the form that each shows
 * @param vocabularies the words of all features
 */
record Acts(
        Set<String> delegates,
        Set<String> listeners,
        Map<String, Set<String>> policies,
        Map<String, Map<String, Integer>> answers,
        Map<String, String> pages,
        List<ProcedureVocabulary> vocabularies) {

    Acts {
        delegates = Set.copyOf(delegates);
        listeners = Set.copyOf(listeners);
        policies = Map.copyOf(policies);
        answers = Map.copyOf(answers);
        pages = Map.copyOf(pages);
        vocabularies = List.copyOf(vocabularies);
    }

    /** The same with what diagrams declare by themselves. */
    Acts with(List<ProcedureVocabulary> own) {
        return new Acts(
                delegates,
                listeners,
                policies,
                answers,
                pages,
                Stream.concat(vocabularies.stream(), own.stream()).toList());
    }

    /** Names of facts. */
    Set<String> facts() {
        return vocabularies.stream().flatMap(words -> words.facts().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Declared variables by name; where declarations contradict each other, {@link VariableRule} tells it. */
    Map<String, ProcessVariable<?>> variables() {
        return vocabularies.stream()
                .flatMap(words -> words.variables().stream())
                .collect(Collectors.toMap(ProcessVariable::name, variable -> variable, (one, other) -> one));
    }

    /** Types of declared variables, and of facts where they are declared. */
    Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new HashMap<>();
        vocabularies.forEach(words -> types.putAll(words.factTypes()));
        variables().values().forEach(variable -> types.put(variable.name(), variable.type()));
        return types;
    }

    /** Names of the variables that no table may hold. */
    Set<String> secrets() {
        return vocabularies.stream()
                .flatMap(words -> words.variables().stream())
                .filter(ProcessVariable::transientOnly)
                .map(ProcessVariable::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names of the variables with the number of what a procedure is about. */
    Set<String> objects() {
        return vocabularies.stream()
                .flatMap(words -> words.objects().stream())
                .map(ProcessVariable::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names that pages and decision tables may show and ask: stored variables and facts. */
    Set<String> shown() {
        Set<String> names = new LinkedHashSet<>(variables().keySet());
        vocabularies.forEach(words -> names.addAll(words.facts()));
        names.removeAll(secrets());
        return names;
    }

    Set<String> messages() {
        return vocabularies.stream()
                .flatMap(words -> words.messages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> roles() {
        return vocabularies.stream().flatMap(words -> words.roles().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** What a delegate asks of the diagram; nothing where no feature has declared anything. */
    DelegateContract contract(String delegate) {
        return vocabularies.stream()
                .flatMap(words -> words.delegates().stream())
                .filter(contract -> contract.bean().equals(delegate))
                .findFirst()
                .orElse(DelegateContract.of(delegate));
    }
}
