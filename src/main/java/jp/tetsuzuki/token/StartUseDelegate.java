package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the use of one-time passwords. */
@Component("startUseDelegate")
class StartUseDelegate implements JavaDelegate {

    private final Tokens tokens;

    StartUseDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tokens.startUse(OtpUseStartProcess.CONTRACT_NUMBER.of(execution))
                .orElseThrow(() -> new BpmnError(OtpUseStartProcess.ERROR_NOT_SET_UP));
    }
}
