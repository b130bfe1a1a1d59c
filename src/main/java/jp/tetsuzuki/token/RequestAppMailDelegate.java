package jp.tetsuzuki.token;

import static jp.tetsuzuki.token.OtpTokenIssuanceProcess.APP_MAIL_RESEND_AT;
import static jp.tetsuzuki.token.OtpTokenIssuanceProcess.RESEND_OUTCOME;

import jp.tetsuzuki.platform.FullMinute;
import jp.tetsuzuki.token.AppMailRequest.Accepted;
import jp.tetsuzuki.token.AppMailRequest.TooSoon;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks whether the mail with the app's address may be sent once more. */
@Component("requestAppMailDelegate")
class RequestAppMailDelegate implements JavaDelegate {

    private final Tokens tokens;

    RequestAppMailDelegate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AppMailRequest request = tokens.requestAppMail(OtpTokenIssuanceProcess.TOKEN_ID.of(execution));
        if (request instanceof Accepted accepted) {
            RESEND_OUTCOME.set(execution, "ACCEPTED");
            APP_MAIL_RESEND_AT.set(execution, new FullMinute(accepted.nextFrom()).date());
        } else if (request instanceof TooSoon tooSoon) {
            RESEND_OUTCOME.set(execution, "TOO_SOON");
            APP_MAIL_RESEND_AT.set(execution, new FullMinute(tooSoon.from()).date());
        } else {
            RESEND_OUTCOME.set(execution, "TOO_MANY");
            APP_MAIL_RESEND_AT.set(execution, null);
        }
    }
}
