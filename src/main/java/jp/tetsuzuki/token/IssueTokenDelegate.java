package jp.tetsuzuki.token;

import java.util.Date;
import jp.tetsuzuki.token.Issuance.Issued;
import jp.tetsuzuki.token.Issuance.Restricted;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Issues the token that was applied for. */
@Component("issueTokenDelegate")
class IssueTokenDelegate implements JavaDelegate {

    private final Tokens tokens;

    IssueTokenDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Issuance issuance = tokens.issue(
                OtpTokenIssuanceProcess.CONTRACT_NUMBER.of(execution), OtpTokenIssuanceProcess.TOKEN_ID.of(execution));
        if (issuance instanceof Restricted) {
            throw new BpmnError(OtpTokenIssuanceProcess.ERROR_ISSUANCE_RESTRICTED);
        }
        if (!(issuance instanceof Issued issued)) {
            throw new BpmnError(OtpTokenIssuanceProcess.ERROR_NOT_ISSUABLE);
        }
        Token token = issued.token();
        OtpTokenIssuanceProcess.SERVICE_ID.set(execution, token.serviceId());
        OtpTokenIssuanceProcess.USER_ID.set(execution, token.userId());
        OtpTokenIssuanceProcess.SETUP_DEADLINE.set(execution, Date.from(token.setupDeadline()));
    }
}
