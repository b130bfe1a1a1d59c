package jp.tetsuzuki.platform;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Puts what the features know about the customer at this moment at the disposal of the next synchronous steps, as
 * transient variables: a decision table reads them, nothing stores them. As a delegate or as a listener. A stored variable
 * of the same name keeps its value.
 */
@Component("readFactsDelegate")
class ReadFactsDelegate implements JavaDelegate, ExecutionListener {

    private final AllCustomerFacts facts;

    ReadFactsDelegate(AllCustomerFacts facts) {
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> known = facts.of(ProcedureVariables.CONTRACT_NUMBER.of(execution));
        // The engine refuses a transient value where one is stored, as a case stores its customer's number and branch.
        known.keySet().removeIf(name -> isStored(name, execution));
        known.forEach((name, value) -> execution.setVariableLocal(name, Variables.untypedValue(plain(value), true)));
    }

    @Override
    public void notify(DelegateExecution execution) {
        execute(execution);
    }

    private static boolean isStored(String name, DelegateExecution execution) {
        TypedValue value = execution.getVariableLocalTyped(name, false);
        return value != null && !value.isTransient();
    }

    private static Object plain(Object value) {
        return value instanceof java.time.Instant moment ? java.util.Date.from(moment) : value;
    }
}
