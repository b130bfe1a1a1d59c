package jp.tetsuzuki.token;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Voids the token for the reason that the diagram gives. */
@Component("voidTokenDelegate")
class VoidTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    VoidTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String tokenId = OtpTokenIssuanceProcess.TOKEN_ID.of(execution);
        VoidOutcome outcome =
                tokens.voidToken(tokenId, VoidReason.valueOf(OtpTokenIssuanceProcess.VOID_REASON.of(execution)));
        OtpTokenIssuanceProcess.VOID_OUTCOME.set(execution, outcome.name());
        tokens.lookAgainAt(tokenId)
                .ifPresent(next -> OtpTokenIssuanceProcess.USE_START_DEADLINE.set(execution, Date.from(next)));
    }
}
