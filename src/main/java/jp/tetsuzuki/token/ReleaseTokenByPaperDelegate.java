package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Releases the token on paper, without a code of it. */
@Component("releaseTokenByPaperDelegate")
class ReleaseTokenByPaperDelegate implements JavaDelegate {

    private final Tokens tokens;

    ReleaseTokenByPaperDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!tokens.releaseByPaper(PaperTokenProcess.TOKEN_ID.of(execution))) {
            throw new BpmnError(PaperTokenProcess.ERROR_CHANGED);
        }
    }
}
