package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the use of one-time passwords. */
@Component("releaseTokenDelegate")
class ReleaseTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    ReleaseTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tokens.release(OtpUseReleaseProcess.CONTRACT_NUMBER.of(execution))
                .orElseThrow(() -> new BpmnError(OtpUseReleaseProcess.ERROR_NOT_IN_USE));
    }
}
