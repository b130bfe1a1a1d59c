package jp.tetsuzuki.platform;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision table that the diagram names, and sets each of its outputs as the variable of that name: for
 * tables that answer more than one question.
 */
@Component("decideDelegate")
class DecideDelegate implements JavaDelegate, ExecutionListener {

    private final DecisionTables tables;

    DecideDelegate(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tables.decide(ProcedureVariables.DECISION.of(execution), execution).forEach(execution::setVariable);
    }

    /** On the way into a step, whose input parameters name the table. */
    @Override
    public void notify(DelegateExecution execution) {
        execute(execution);
    }
}
