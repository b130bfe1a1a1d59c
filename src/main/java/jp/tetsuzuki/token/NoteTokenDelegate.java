package jp.tetsuzuki.token;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes which token the paper is about: the contract's token at this moment. */
@Component("noteTokenDelegate")
class NoteTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    NoteTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Token token = tokens.live(PaperTokenProcess.CONTRACT_NUMBER.of(execution))
                .orElseThrow(() -> new BpmnError(PaperTokenProcess.ERROR_CHANGED));
        PaperTokenProcess.TOKEN_ID.set(execution, token.id());
    }
}
