package jp.tetsuzuki.mailpassword;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the present setting into the page's fields. */
@Component("readMailSettingsDelegate")
class ReadMailSettingsDelegate implements JavaDelegate {

    private final MailSettings settings;

    ReadMailSettingsDelegate(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MailSetting setting = settings.of(MailPasswordChangeProcess.CONTRACT_NUMBER.of(execution));
        MailPasswordChangeProcess.fill(execution, setting);
    }
}
