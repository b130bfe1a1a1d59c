package jp.tetsuzuki.platform;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Puts what the features know about the customer at this moment at the disposal of the next synchronous steps, as
 * transient variables: a decision table reads them, nothing stores them. As a delegate or as a listener.
 */
@Component("readFactsDelegate")
class ReadFactsDelegate implements JavaDelegate, ExecutionListener {

    private final AllCustomerFacts facts;

    ReadFactsDelegate(AllCustomerFacts facts) {
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        facts.of(ProcedureVariables.CONTRACT_NUMBER.of(execution))
                .forEach((name, value) -> execution.setVariableLocal(name, Variables.untypedValue(plain(value), true)));
    }

    @Override
    public void notify(DelegateExecution execution) {
        execute(execution);
    }

    private static Object plain(Object value) {
        return value instanceof java.time.Instant moment ? java.util.Date.from(moment) : value;
    }
}
