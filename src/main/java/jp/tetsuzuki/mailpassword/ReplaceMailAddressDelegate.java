package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.mailpassword.MailSettingChange.Changed;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets mail passwords go to the address on the paper and no other, or stops them, as the paper says. */
@Component("replaceMailAddressDelegate")
class ReplaceMailAddressDelegate implements JavaDelegate {

    private final MailSettings settings;

    ReplaceMailAddressDelegate(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = PaperMailProcess.CONTRACT_NUMBER.of(execution);
        MailSetting next = PaperMailProcess.address(execution)
                .after(settings.of(contractNumber), PaperMailProcess.SETTING_VERSION.of(execution));
        if (!(settings.change(contractNumber, next) instanceof Changed)) {
            throw new BpmnError(PaperMailProcess.ERROR_CHANGED);
        }
    }
}
