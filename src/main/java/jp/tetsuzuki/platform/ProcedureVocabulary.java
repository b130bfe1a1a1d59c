package jp.tetsuzuki.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that a feature offers to diagrams, decision tables and forms; each feature has one bean of it. Diagrams are
 * held against all of them together, at build time and when they are deployed from the Modeler. Delegates and policies
 * (beans whose names end in {@code Delegate} and {@code Policy}) are found by themselves.
 *
 * @param variables the process variables that its delegates read or write and that forms may fill
 * @param facts names of its {@link CustomerFacts}, for pages and decision tables
 * @param factTypes of the facts, those whose type is declared: a decision table must ask for them as such
 * @param messages names of the messages that it sends to waiting instances
 * @param delegates what its delegates ask of a diagram, for those that ask something
 * @param answers beans whose public methods from texts to a text an expression may call, such as {@code
 *     customerContacts}
 * @param roles candidate groups of user tasks
 * @param objects of the variables, those with the number of what a procedure is about, such as its case: the audit names
 *     it, so no form and no parameter writes it
 */
public record ProcedureVocabulary(
        Set<ProcessVariable<?>> variables,
        Set<String> facts,
        Map<String, Class<?>> factTypes,
        Set<String> messages,
        List<DelegateContract> delegates,
        Set<String> answers,
        Set<String> roles,
        Set<ProcessVariable<String>> objects) {

    public ProcedureVocabulary {
        variables = Set.copyOf(variables);
        facts = Set.copyOf(facts);
        factTypes = Map.copyOf(factTypes);
        messages = Set.copyOf(messages);
        delegates = List.copyOf(delegates);
        answers = Set.copyOf(answers);
        roles = Set.copyOf(roles);
        objects = Set.copyOf(objects);
    }

    public static ProcedureVocabulary of(ProcessVariable<?>... variables) {
        return new ProcedureVocabulary(
                Set.of(variables), Set.of(), Map.of(), Set.of(), List.of(), Set.of(), Set.of(), Set.of());
    }

    /** The same with these facts as well. */
    public ProcedureVocabulary withFacts(String... names) {
        Set<String> all = new HashSet<>(facts);
        all.addAll(Set.of(names));
        return new ProcedureVocabulary(variables, all, factTypes, messages, delegates, answers, roles, objects);
    }

    /**
     * The same with these facts as well, which decision tables ask for as such.
     *
     * @param type String, Long or Boolean
     */
    public ProcedureVocabulary withFacts(Class<?> type, String... names) {
        Map<String, Class<?>> types = new HashMap<>(factTypes);
        Set.of(names).forEach(name -> types.put(name, type));
        ProcedureVocabulary all = withFacts(names);
        return new ProcedureVocabulary(variables, all.facts, types, messages, delegates, answers, roles, objects);
    }

    /** The same with these messages. */
    public ProcedureVocabulary withMessages(String... names) {
        return new ProcedureVocabulary(variables, facts, factTypes, Set.of(names), delegates, answers, roles, objects);
    }

    /** The same with what these delegates ask. */
    public ProcedureVocabulary withDelegates(DelegateContract... contracts) {
        return new ProcedureVocabulary(
                variables, facts, factTypes, messages, List.of(contracts), answers, roles, objects);
    }

    /** The same with these beans to be asked. */
    public ProcedureVocabulary withAnswers(String... beans) {
        return new ProcedureVocabulary(variables, facts, factTypes, messages, delegates, Set.of(beans), roles, objects);
    }

    /** The same with these candidate groups. */
    public ProcedureVocabulary withRoles(String... names) {
        return new ProcedureVocabulary(
                variables, facts, factTypes, messages, delegates, answers, Set.of(names), objects);
    }

    /** The same with this number of what a procedure is about. */
    public ProcedureVocabulary about(ProcessVariable<String> object) {
        return new ProcedureVocabulary(
                variables, facts, factTypes, messages, delegates, answers, roles, Set.of(object));
    }
}
