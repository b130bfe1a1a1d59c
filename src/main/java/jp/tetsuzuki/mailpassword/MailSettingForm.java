package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.MOBILE_ADDRESS;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.MOBILE_USE;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.PC_ADDRESS;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.PC_USE;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.SETTING_VERSION;

import java.util.Optional;
import jp.tetsuzuki.mailpassword.MailSetting.Place;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The setting as the page's fields hold it. */
record MailSettingForm(boolean mobileInUse, String mobileAddress, boolean pcInUse, String pcAddress, long version) {

    private static final String USE = "USE";
    private static final String STOP = "STOP";

    static MailSettingForm read(VariableScope scope) {
        return new MailSettingForm(
                USE.equals(MOBILE_USE.of(scope)),
                typed(MOBILE_ADDRESS, scope),
                USE.equals(PC_USE.of(scope)),
                typed(PC_ADDRESS, scope),
                SETTING_VERSION.of(scope));
    }

    static void write(VariableScope scope, MailSetting setting) {
        MOBILE_USE.set(scope, setting.mobile().inUse() ? USE : STOP);
        MOBILE_ADDRESS.set(scope, setting.mobile().address());
        PC_USE.set(scope, setting.pc().inUse() ? USE : STOP);
        PC_ADDRESS.set(scope, setting.pc().address());
        SETTING_VERSION.set(scope, setting.version());
    }

    static String text(boolean inUse) {
        return inUse ? "利用する" : "利用しない";
    }

    boolean lacksMobileAddress() {
        return mobileInUse && mobileAddress == null;
    }

    boolean lacksPcAddress() {
        return pcInUse && pcAddress == null;
    }

    /** One address at both places would be no second way to reach the customer. */
    boolean sameAddressTwice() {
        return mobileInUse && pcInUse && mobileAddress.equalsIgnoreCase(pcAddress);
    }

    /**
     * The setting that this leads to. An empty field where mail passwords don't go leaves the known address as it is.
     *
     * @param before the setting now
     */
    MailSetting after(MailSetting before) {
        return new MailSetting(
                new Place(mobileAddress == null ? before.mobile().address() : mobileAddress, mobileInUse),
                new Place(pcAddress == null ? before.pc().address() : pcAddress, pcInUse),
                version);
    }

    private static String typed(ProcessVariable<String> field, VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(field.name()))
                .map(Object::toString)
                .filter(address -> !address.isBlank())
                .orElse(null);
    }
}
