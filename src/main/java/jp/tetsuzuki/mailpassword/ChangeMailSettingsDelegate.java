package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CONTRACT_NUMBER;

import jp.tetsuzuki.mailpassword.MailSettingChange.Changed;
import jp.tetsuzuki.mailpassword.MailSettingChange.TokenInUse;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Changes the setting to what the pages say; the diagram has checked the passwords before. */
@Component("changeMailSettingsDelegate")
class ChangeMailSettingsDelegate implements JavaDelegate {

    private final MailSettings settings;

    ChangeMailSettingsDelegate(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = CONTRACT_NUMBER.of(execution);
        MailSetting next = MailSettingForm.read(execution).after(settings.of(contractNumber));
        MailSettingChange change = settings.change(contractNumber, next);
        if (change instanceof Changed changed) {
            MailPasswordChangeProcess.CHANGE_KIND.set(execution, changed.kind().name());
            MailPasswordChangeProcess.PREVIOUS_MOBILE_ADDRESS.set(
                    execution,
                    changed.before().mobile().givenUpFor(next.mobile()).orElse(null));
            MailPasswordChangeProcess.PREVIOUS_PC_ADDRESS.set(
                    execution, changed.before().pc().givenUpFor(next.pc()).orElse(null));
        } else {
            throw new BpmnError(
                    change instanceof TokenInUse
                            ? MailPasswordChangeProcess.ERROR_TOKEN_IN_USE
                            : MailPasswordChangeProcess.ERROR_CHANGED_MEANWHILE);
        }
    }
}
