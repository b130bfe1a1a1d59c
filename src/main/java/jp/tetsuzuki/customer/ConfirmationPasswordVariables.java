package jp.tetsuzuki.customer;

import java.util.Date;
import jp.tetsuzuki.platform.ProcessVariable;

/** What {@code ${checkConfirmationPasswordDelegate}} reads and writes; no process of its own. */
public final class ConfirmationPasswordVariables {

    public static final ProcessVariable<String> CONTRACT_NUMBER = ProcessVariable.text("contractNumber");
    public static final ProcessVariable<String> CONFIRMATION_PASSWORD = ProcessVariable.secret("confirmationPassword");

    /** RIGHT, WRONG, SUSPENDED (for a time) or BLOCKED (until a paper procedure). */
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("confirmationOutcome");

    /** Wrong entries left before a suspension: 0 when suspended. */
    public static final ProcessVariable<Long> TRIES_LEFT = ProcessVariable.number("confirmationTriesLeft");

    /** End of the suspension; null where there is none, or none that ends by itself. */
    public static final ProcessVariable<Date> SUSPENDED_UNTIL = ProcessVariable.moment("confirmationSuspendedUntil");

    /** True where this very entry caused the suspension: then the customer is told by mail. */
    public static final ProcessVariable<Boolean> NEWLY_SUSPENDED = ProcessVariable.flag("newlySuspended");

    private ConfirmationPasswordVariables() {}
}
