package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.platform.ProcedureVariables;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The contract with the diagram {@code paper-mail-password-reset}. */
final class PaperMailProcess {

    static final ProcessVariable<String> CONTRACT_NUMBER = ProcedureVariables.CONTRACT_NUMBER;

    /** The state of the setting that the paper is about: a later one is none of its business. */
    static final ProcessVariable<Long> SETTING_VERSION = MailPasswordChangeProcess.SETTING_VERSION;

    /** Input parameter: {@code REPLACE} for a new address, {@code STOP} for none. */
    static final ProcessVariable<String> WISH = ProcessVariable.text("mailWish");

    /** Input parameter: the new address's place, {@code MOBILE} or {@code PC}; null where there is none. */
    static final ProcessVariable<String> PLACE = ProcessVariable.text("mailPlace");

    /** Input parameter: the new address; null where there is none. */
    static final ProcessVariable<String> ADDRESS = ProcessVariable.text("mailNewAddress");

    /** What the paper asks to change is not, or no longer, as it has to be. Nothing was changed. */
    static final String ERROR_CHANGED = "mailPassword.changed";

    private PaperMailProcess() {}

    static AddressByPaper address(VariableScope scope) {
        return WISH.of(scope).equals("STOP")
                ? AddressByPaper.NONE
                : new AddressByPaper(ADDRESS.of(scope), PLACE.of(scope).equals("PC"));
    }
}
