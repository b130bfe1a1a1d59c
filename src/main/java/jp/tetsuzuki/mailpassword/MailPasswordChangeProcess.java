package jp.tetsuzuki.mailpassword;

import java.util.EnumMap;
import java.util.Map;
import jp.tetsuzuki.platform.ProcedureVariables;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The contract with the diagram {@code mail-password-change} and with every diagram that asks for mail passwords. */
final class MailPasswordChangeProcess {

    static final ProcessVariable<String> CONTRACT_NUMBER = ProcedureVariables.CONTRACT_NUMBER;

    /** 利用する ({@code USE}) or 利用しない ({@code STOP}), for each place. */
    static final ProcessVariable<String> MOBILE_USE = ProcessVariable.text("mobileUse");

    static final ProcessVariable<String> PC_USE = ProcessVariable.text("pcUse");

    /** What stands in the address field of each place. */
    static final ProcessVariable<String> MOBILE_ADDRESS = ProcessVariable.text("mobileAddress");

    static final ProcessVariable<String> PC_ADDRESS = ProcessVariable.text("pcAddress");

    /** 利用する or 利用しない, for a page that only shows the choice. */
    static final ProcessVariable<String> MOBILE_USE_TEXT = ProcessVariable.text("mobileUseText");

    static final ProcessVariable<String> PC_USE_TEXT = ProcessVariable.text("pcUseText");

    /** Which state of the setting the customer was shown. */
    static final ProcessVariable<Long> SETTING_VERSION = ProcessVariable.number("mailSettingVersion");

    /** {@code CHANGED}, {@code UNCHANGED}, {@code MOBILE_MISSING}, {@code PC_MISSING} or {@code SAME_ADDRESS}. */
    static final ProcessVariable<String> SETTINGS_OUTCOME = ProcessVariable.text("mailSettingsOutcome");

    /** Whether mail passwords shall go to an address that is not in use at this place now. */
    static final ProcessVariable<Boolean> MOBILE_ADDRESS_NEW = ProcessVariable.flag("mobileAddressNew");

    static final ProcessVariable<Boolean> PC_ADDRESS_NEW = ProcessVariable.flag("pcAddressNew");

    /** Input parameter: {@code IN_USE} for the password of the addresses in use, {@code NEW} for those of new ones. */
    static final ProcessVariable<String> PASSWORD_FOR = ProcessVariable.text("mailPasswordFor");

    /** Input parameter: {@code IF_NONE} to ask only where none is valid or under way, {@code AGAIN} to ask anyway. */
    static final ProcessVariable<String> REQUEST = ProcessVariable.text("mailPasswordRequest");

    /**
     * {@code REQUESTED}, {@code STILL_VALID}, {@code TOO_SOON}, {@code TOO_MANY}, {@code SESSION_OVER} or {@code
     * NOT_NEEDED}.
     */
    static final ProcessVariable<String> REQUEST_OUTCOME = ProcessVariable.text("mailPasswordRequestOutcome");

    static final ProcessVariable<String> MAIL_PASSWORD = ProcessVariable.secret("mailPassword");
    static final ProcessVariable<String> NEW_MOBILE_PASSWORD = ProcessVariable.secret("newMobileMailPassword");
    static final ProcessVariable<String> NEW_PC_PASSWORD = ProcessVariable.secret("newPcMailPassword");

    /** {@code RIGHT}, {@code WRONG}, {@code NOT_VALID}, {@code VOID} or {@code NOT_NEEDED}. */
    static final ProcessVariable<String> PASSWORD_OUTCOME = ProcessVariable.text("mailPasswordOutcome");

    /** {@code RIGHT}, {@code WRONG} or {@code NOT_VALID} for the place's own password; null where none was asked for. */
    static final ProcessVariable<String> NEW_MOBILE_OUTCOME = ProcessVariable.text("newMobileMailPasswordOutcome");

    static final ProcessVariable<String> NEW_PC_OUTCOME = ProcessVariable.text("newPcMailPasswordOutcome");

    /** How many wrong entries the login session still bears. */
    static final ProcessVariable<Long> TRIES_LEFT = ProcessVariable.number("mailPasswordTriesLeft");

    /** The login session in which the password of the addresses in use was entered, see {@link MailPasswords#mark}. */
    static final ProcessVariable<String> CHECKED_IN = ProcessVariable.text("mailPasswordCheckedIn");

    /** {@code BEGUN}, {@code CHANGED} or {@code STOPPED}. */
    static final ProcessVariable<String> CHANGE_KIND = ProcessVariable.text("mailChangeKind");

    /** The address that was in use at the place and no longer is at either; null where there is none such. */
    static final ProcessVariable<String> PREVIOUS_MOBILE_ADDRESS = ProcessVariable.text("previousMobileAddress");

    static final ProcessVariable<String> PREVIOUS_PC_ADDRESS = ProcessVariable.text("previousPcAddress");

    /** Message: a page was opened that asks for a mail password, and none is valid. */
    static final String MESSAGE_MISSING = "mailPassword.missing";

    /** A token is in use. */
    static final String ERROR_TOKEN_IN_USE = "mailPassword.tokenInUse";

    /** The setting is no longer the one that was shown. */
    static final String ERROR_CHANGED_MEANWHILE = "mailPassword.changedMeanwhile";

    /** Outcome: there is nothing to ask for or to check. */
    static final String NOT_NEEDED = "NOT_NEEDED";

    private static final String USE = "USE";
    private static final String STOP = "STOP";

    private MailPasswordChangeProcess() {}

    /** What the page's fields hold. */
    static MailSettingForm form(VariableScope scope) {
        return new MailSettingForm(
                USE.equals(MOBILE_USE.of(scope)),
                typed(MOBILE_ADDRESS, scope),
                USE.equals(PC_USE.of(scope)),
                typed(PC_ADDRESS, scope),
                SETTING_VERSION.of(scope));
    }

    /** Puts a setting into the page's fields. */
    static void fill(VariableScope scope, MailSetting setting) {
        MOBILE_USE.set(scope, setting.mobile().inUse() ? USE : STOP);
        MOBILE_ADDRESS.set(scope, setting.mobile().address());
        PC_USE.set(scope, setting.pc().inUse() ? USE : STOP);
        PC_ADDRESS.set(scope, setting.pc().address());
        SETTING_VERSION.set(scope, setting.version());
    }

    /** The addresses that are new at their places, each of which must be shown to reach the customer. */
    static Map<Destination, String> newAddresses(VariableScope scope) {
        Map<Destination, String> addresses = new EnumMap<>(Destination.class);
        if (MOBILE_ADDRESS_NEW.of(scope)) {
            addresses.put(Destination.NEW_MOBILE, MOBILE_ADDRESS.of(scope));
        }
        if (PC_ADDRESS_NEW.of(scope)) {
            addresses.put(Destination.NEW_PC, PC_ADDRESS.of(scope));
        }
        return addresses;
    }

    private static String typed(ProcessVariable<String> field, VariableScope scope) {
        return field.maybe(scope).filter(address -> !address.isBlank()).orElse(null);
    }
}
