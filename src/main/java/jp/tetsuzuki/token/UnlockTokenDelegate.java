package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Unlocks the token. */
@Component("unlockTokenDelegate")
class UnlockTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    UnlockTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!tokens.unlock(PaperTokenProcess.TOKEN_ID.of(execution))) {
            throw new BpmnError(PaperTokenProcess.ERROR_CHANGED);
        }
    }
}
