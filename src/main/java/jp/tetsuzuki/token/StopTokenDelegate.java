package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stops the token at once, as its device is lost. */
@Component("stopTokenDelegate")
class StopTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    StopTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!tokens.stop(PaperTokenProcess.TOKEN_ID.of(execution))) {
            throw new BpmnError(PaperTokenProcess.ERROR_CHANGED);
        }
    }
}
