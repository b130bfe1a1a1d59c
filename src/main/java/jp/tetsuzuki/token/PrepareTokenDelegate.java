package jp.tetsuzuki.token;

import jp.tetsuzuki.token.Preparation.Prepared;
import jp.tetsuzuki.token.Preparation.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes down the application's first page; a draft of an earlier pass over it is replaced. */
@Component("prepareTokenDelegate")
class PrepareTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    PrepareTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Preparation preparation = tokens.prepare(
                OtpTokenIssuanceProcess.CONTRACT_NUMBER.of(execution),
                OtpTokenIssuanceProcess.MAIL_ADDRESS.of(execution),
                OtpTokenIssuanceProcess.START_PASSWORD.of(execution));
        if (preparation instanceof Prepared prepared) {
            OtpTokenIssuanceProcess.TOKEN_ID.maybe(execution).ifPresent(tokens::discard);
            OtpTokenIssuanceProcess.TOKEN_ID.set(execution, prepared.tokenId());
            OtpTokenIssuanceProcess.START_PASSWORD_FAULT.set(execution, null);
        } else if (preparation instanceof Refused refused) {
            OtpTokenIssuanceProcess.START_PASSWORD_FAULT.set(
                    execution, refused.fault().name());
        }
    }
}
