package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CONTRACT_NUMBER;

import jp.tetsuzuki.mailpassword.MailSettingChange.Changed;
import jp.tetsuzuki.mailpassword.MailSettingChange.TokenInUse;
import jp.tetsuzuki.platform.LoginSession;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Changes the setting to what the pages say; the diagram has checked the passwords before. */
@Component("changeMailSettingsDelegate")
class ChangeMailSettingsDelegate implements JavaDelegate {

    private final MailSettings settings;
    private final LoginSession session;

    ChangeMailSettingsDelegate(MailSettings settings, LoginSession session) {
        this.settings = settings;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = CONTRACT_NUMBER.of(execution);
        MailSetting before = settings.of(contractNumber);
        if (before.inUse() && !isCheckedHere(execution)) {
            settings.refuseFromOtherSession(contractNumber);
            throw new BpmnError(MailPasswordChangeProcess.ERROR_CHANGED_MEANWHILE);
        }
        MailSetting next = MailPasswordChangeProcess.form(execution).after(before);
        MailSettingChange change = settings.change(contractNumber, next);
        if (change instanceof Changed changed) {
            tell(execution, changed, next);
        } else {
            throw new BpmnError(
                    change instanceof TokenInUse
                            ? MailPasswordChangeProcess.ERROR_TOKEN_IN_USE
                            : MailPasswordChangeProcess.ERROR_CHANGED_MEANWHILE);
        }
    }

    /** What one login session has proved, another one, that may be somebody else's, can't finish. */
    private boolean isCheckedHere(DelegateExecution execution) {
        return session.reference()
                .map(MailPasswords::mark)
                .equals(MailPasswordChangeProcess.CHECKED_IN.maybe(execution));
    }

    private static void tell(DelegateExecution execution, Changed changed, MailSetting next) {
        MailPasswordChangeProcess.CHANGE_KIND.set(execution, changed.kind().name());
        MailPasswordChangeProcess.PREVIOUS_MOBILE_ADDRESS.set(
                execution, changed.before().mobile().givenUpFor(next).orElse(null));
        MailPasswordChangeProcess.PREVIOUS_PC_ADDRESS.set(
                execution, changed.before().pc().givenUpFor(next).orElse(null));
    }
}
