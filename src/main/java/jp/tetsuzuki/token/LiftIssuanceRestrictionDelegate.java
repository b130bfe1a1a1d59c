package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the contract be issued tokens again. */
@Component("liftIssuanceRestrictionDelegate")
class LiftIssuanceRestrictionDelegate implements JavaDelegate {

    private final Tokens tokens;

    LiftIssuanceRestrictionDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!tokens.liftRestriction(PaperTokenProcess.CONTRACT_NUMBER.of(execution))) {
            throw new BpmnError(PaperTokenProcess.ERROR_CHANGED);
        }
    }
}
