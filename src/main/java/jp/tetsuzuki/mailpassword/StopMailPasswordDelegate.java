package jp.tetsuzuki.mailpassword;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stops mail passwords at once, as the device that receives them is lost. */
@Component("stopMailPasswordDelegate")
class StopMailPasswordDelegate implements JavaDelegate {

    private static final String LOSS = "LOSS";

    private final MailSettings settings;

    StopMailPasswordDelegate(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = PaperMailProcess.CONTRACT_NUMBER.of(execution);
        // Where they have been stopped meanwhile, nothing is left to do.
        settings.stop(contractNumber, LOSS);
        PaperMailProcess.SETTING_VERSION.set(
                execution, settings.of(contractNumber).version());
    }
}
