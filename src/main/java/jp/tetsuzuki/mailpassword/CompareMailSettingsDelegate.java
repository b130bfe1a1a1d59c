package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CONTRACT_NUMBER;

import jp.tetsuzuki.mailpassword.MailSetting.Place;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Compares what the page says with the present setting: what is wrong with it, and which addresses are new. Whether a token
 * is in use by now is asked here as well as at the change, lest a mail be sent for what the change would refuse.
 */
@Component("compareMailSettingsDelegate")
class CompareMailSettingsDelegate implements JavaDelegate {

    private final MailSettings settings;

    CompareMailSettingsDelegate(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = CONTRACT_NUMBER.of(execution);
        MailSetting before = settings.of(contractNumber);
        MailSettingForm form = MailPasswordChangeProcess.form(execution);
        String outcome = outcome(form, before);
        MailPasswordChangeProcess.SETTINGS_OUTCOME.set(execution, outcome);
        if (outcome.equals("CHANGED")) {
            MailSetting next = form.after(before);
            if (settings.isClosedByToken(contractNumber, next)) {
                throw new BpmnError(MailPasswordChangeProcess.ERROR_TOKEN_IN_USE);
            }
            MailPasswordChangeProcess.MOBILE_ADDRESS_NEW.set(execution, isNew(next.mobile(), before.mobile()));
            MailPasswordChangeProcess.PC_ADDRESS_NEW.set(execution, isNew(next.pc(), before.pc()));
            MailPasswordChangeProcess.MOBILE_USE_TEXT.set(execution, MailSettingForm.text(form.mobileInUse()));
            MailPasswordChangeProcess.PC_USE_TEXT.set(execution, MailSettingForm.text(form.pcInUse()));
        }
    }

    private static String outcome(MailSettingForm form, MailSetting before) {
        if (form.lacksMobileAddress()) {
            return "MOBILE_MISSING";
        }
        if (form.lacksPcAddress()) {
            return "PC_MISSING";
        }
        if (form.sameAddressTwice()) {
            return "SAME_ADDRESS";
        }
        return form.after(before).sameAs(before) ? "UNCHANGED" : "CHANGED";
    }

    private static boolean isNew(Place next, Place before) {
        return next.inUse() && !next.used().equals(before.used());
    }
}
