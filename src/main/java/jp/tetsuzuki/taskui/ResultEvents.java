package jp.tetsuzuki.taskui;

import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Notes every passing of an event that names a {@code resultForm}, so that its page can be shown: to the member of staff
 * who has begun the procedure at the desk, and otherwise to the customer.
 */
@Component
class ResultEvents extends AbstractProcessEnginePlugin {

    private final ObjectProvider<ProcedureCatalog> catalog;
    private final ObjectProvider<ResultPages> results;
    private final ObjectProvider<AllCustomerFacts> facts;

    /** The engine is built with this plugin, so what needs the engine is asked for later. */
    ResultEvents(
            ObjectProvider<ProcedureCatalog> catalog,
            ObjectProvider<ResultPages> results,
            ObjectProvider<AllCustomerFacts> facts) {
        this.catalog = catalog;
        this.results = results;
        this.facts = facts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
                listen(activity);
            }

            @Override
            public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
                listen(activity);
            }
        });
    }

    private void listen(ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::passed);
    }

    private void passed(DelegateExecution execution) {
        Procedure procedure = catalog.getObject().version(execution.getProcessDefinitionId());
        Procedure.Page page = procedure.pages().get(execution.getCurrentActivityId());
        if (page == null) {
            return;
        }
        FormDefinition form = catalog.getObject().form(procedure, page.form());
        Map<String, Object> known = ProcedureVariables.CONTRACT_NUMBER
                .maybe(execution)
                .map(facts.getObject()::of)
                .orElseGet(HashMap::new);
        known.putAll(execution.getVariables());
        String reader = (procedure.deskStart().isPresent() ? CaseVariables.ACTOR : ProcedureVariables.CONTRACT_NUMBER)
                .of(execution);
        Map<String, Object> shown = new HashMap<>();
        form.variables().stream().filter(known::containsKey).forEach(name -> shown.put(name, known.get(name)));
        results.getObject()
                .keep(
                        execution.getProcessInstanceId(),
                        reader,
                        new ResultPages.Result(page.activityId(), procedure.definitionId(), shown));
    }
}
