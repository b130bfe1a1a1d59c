package jp.tetsuzuki.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Decision tables whose outputs become variables. */
@Component
class DecisionTables {

    private static final int TABLES = 500;

    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<DecisionService> decisions;
    private final AllCustomerFacts facts;
    private final Map<String, ProcessVariable<?>> declared = new HashMap<>();
    private final Cache<Deployed, Table> tables =
            Caffeine.newBuilder().maximumSize(TABLES).build();

    /** The engine is built with beans that diagrams name, so what needs the engine is asked for later. */
    DecisionTables(
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<DecisionService> decisions,
            AllCustomerFacts facts,
            List<ProcedureVocabulary> vocabularies) {
        this.repository = repository;
        this.decisions = decisions;
        this.facts = facts;
        vocabularies.forEach(words -> words.variables().forEach(variable -> declared.put(variable.name(), variable)));
    }

    private record Deployed(String definitionId, String key) {}

    private record Table(String id, List<String> outputs) {}

    /**
     * Evaluates a table that was deployed together with the execution's diagram, with what is known of the customer and,
     * over it, the execution's variables.
     *
     * @param key the table's id
     * @return a value for each output, null for all of them where no rule fits
     * @throws IllegalStateException if the table is not in the diagram's deployment
     * @throws org.camunda.bpm.dmn.engine.DmnEngineException if several rules fit that the table does not rank
     */
    Map<String, Object> decide(String key, DelegateExecution execution) {
        Table table = tables.get(new Deployed(execution.getProcessDefinitionId(), key), this::find);
        Map<String, Object> known = new HashMap<>();
        ProcedureVariables.CONTRACT_NUMBER
                .maybe(execution)
                .ifPresent(contract -> facts.of(contract).forEach((name, value) -> known.put(name, plain(value))));
        known.putAll(execution.getVariables());
        DmnDecisionRuleResult rule = decisions
                .getObject()
                .evaluateDecisionTableById(table.id(), known)
                .getSingleResult();
        Map<String, Object> decided = new HashMap<>();
        table.outputs().forEach(output -> decided.put(output, rule == null ? null : value(output, rule.get(output))));
        return decided;
    }

    private Table find(Deployed wanted) {
        RepositoryService deployed = repository.getObject();
        String deployment = deployed.getProcessDefinition(wanted.definitionId()).getDeploymentId();
        DecisionDefinition decision = deployed.createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey(wanted.key())
                .singleResult();
        if (decision == null) {
            throw new IllegalStateException("No decision '" + wanted.key() + "' was deployed with the diagram.");
        }
        List<String> outputs =
                deployed.getDmnModelInstance(decision.getId()).getModelElementsByType(Output.class).stream()
                        .map(Output::getName)
                        .toList();
        return new Table(decision.getId(), outputs);
    }

    /** FEEL knows one kind of number; variables are whole ones. */
    private Object value(String output, Object value) {
        boolean whole = declared.containsKey(output) && declared.get(output).type() == Long.class;
        return whole && value instanceof Number number ? (Object) number.longValue() : value;
    }

    private static Object plain(Object value) {
        return value instanceof Instant moment ? Date.from(moment) : value;
    }
}
