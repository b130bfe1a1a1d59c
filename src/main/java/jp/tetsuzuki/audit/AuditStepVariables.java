package jp.tetsuzuki.audit;

import jp.tetsuzuki.platform.DelegateInput;
import jp.tetsuzuki.platform.ProcessVariable;

/**
 * What a diagram says at its step {@code recordAuditDelegate}. Both are written in the diagram and never taken from a
 * variable: what somebody types reaches no line of the audit.
 */
final class AuditStepVariables {

    /**
     * Input parameter: what was done. Always a {@code procedure.note}, so that no diagram writes what reads like a line
     * of the product's own.
     */
    static final ProcessVariable<String> ACTION = ProcessVariable.text("auditAction");

    /** Input parameter: how it ended, in capitals. */
    static final ProcessVariable<String> OUTCOME = ProcessVariable.text("auditOutcome");

    /** Shorter than the column. */
    static final DelegateInput.Written ACTIONS =
            new DelegateInput.Written("procedure\\.note(\\.[a-z][A-Za-z]{0,39})?", "procedure.note.consent");

    static final DelegateInput.Written OUTCOMES = new DelegateInput.Written("[A-Z][A-Z_]{0,39}", "DONE");

    private AuditStepVariables() {}
}
