package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leaves nothing of an application that was given up. */
@Component("discardTokenDelegate")
class DiscardTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    DiscardTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OtpTokenIssuanceProcess.TOKEN_ID.maybe(execution).ifPresent(tokens::discard);
    }
}
