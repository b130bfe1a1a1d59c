package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CHECKED_IN;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CONTRACT_NUMBER;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.MAIL_PASSWORD;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.PASSWORD_OUTCOME;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.TRIES_LEFT;

import java.util.Map;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.platform.LoginSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks the mail password that went to the addresses in use; one that is missing is a wrong one. */
@Component("checkMailPasswordDelegate")
class CheckMailPasswordDelegate implements JavaDelegate {

    private final MailPasswords passwords;
    private final MailSettings settings;
    private final LoginSession session;

    CheckMailPasswordDelegate(MailPasswords passwords, MailSettings settings, LoginSession session) {
        this.passwords = passwords;
        this.settings = settings;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = CONTRACT_NUMBER.of(execution);
        if (!settings.of(contractNumber).inUse()) {
            PASSWORD_OUTCOME.set(execution, MailPasswordChangeProcess.NOT_NEEDED);
            return;
        }
        String reference = session.reference().orElseThrow();
        MailPasswordCheck check = passwords.check(
                contractNumber,
                reference,
                Map.of(Destination.IN_USE, MAIL_PASSWORD.maybe(execution).orElse("")),
                Map.of());
        PASSWORD_OUTCOME.set(execution, check.outcome());
        TRIES_LEFT.set(execution, (long) check.triesLeft());
        CHECKED_IN.set(execution, check instanceof Right ? MailPasswords.mark(reference) : null);
    }
}
