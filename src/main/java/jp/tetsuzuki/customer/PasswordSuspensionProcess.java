package jp.tetsuzuki.customer;

import java.util.Date;
import jp.tetsuzuki.platform.ProcessVariable;

/** The contract with {@code processes/password-suspension-notice.bpmn}: tells the customer by mail of a suspension. */
public final class PasswordSuspensionProcess {

    public static final String KEY = "password-suspension-notice";

    public static final ProcessVariable<String> CONTRACT_NUMBER = ProcessVariable.text("contractNumber");

    /** The suspended password's name as customers read it. */
    public static final ProcessVariable<String> SUSPENDED_PASSWORD = ProcessVariable.text("suspendedPassword");

    /** The full minute from which the suspension has ended by itself, null where only a paper procedure ends it. */
    public static final ProcessVariable<Date> SUSPENDED_UNTIL = ProcessVariable.moment("suspendedUntil");

    private PasswordSuspensionProcess() {}
}
