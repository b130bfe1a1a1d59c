package jp.tetsuzuki.mailpassword;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes which state of the setting the paper is about. */
@Component("noteMailSettingDelegate")
class NoteMailSettingDelegate implements JavaDelegate {

    private final MailSettings settings;

    NoteMailSettingDelegate(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MailSetting setting = settings.of(PaperMailProcess.CONTRACT_NUMBER.of(execution));
        if (!setting.inUse()) {
            throw new BpmnError(PaperMailProcess.ERROR_CHANGED);
        }
        PaperMailProcess.SETTING_VERSION.set(execution, setting.version());
    }
}
