package jp.tetsuzuki.token;

import java.util.Date;
import jp.tetsuzuki.platform.ProcessVariable;

/** What diagram {@code otp-token-issuance} and this package agree on. */
final class OtpTokenIssuanceProcess {

    static final String KEY = "otp-token-issuance";

    static final ProcessVariable<String> CONTRACT_NUMBER = ProcessVariable.text("contractNumber");
    static final ProcessVariable<String> MAIL_ADDRESS = ProcessVariable.text("mailAddress");
    static final ProcessVariable<String> START_PASSWORD = ProcessVariable.secret("startPassword");

    /** The name of a {@link StartPasswordFault}, or null. */
    static final ProcessVariable<String> START_PASSWORD_FAULT = ProcessVariable.text("startPasswordFault");

    static final ProcessVariable<String> TOKEN_ID = ProcessVariable.text("tokenId");
    static final ProcessVariable<String> SERVICE_ID = ProcessVariable.text("serviceId");
    static final ProcessVariable<String> USER_ID = ProcessVariable.text("userId");
    static final ProcessVariable<Date> SETUP_DEADLINE = ProcessVariable.moment("setupDeadline");

    /** When the token is voided unless its use has started. */
    static final ProcessVariable<Date> USE_START_DEADLINE = ProcessVariable.moment("useStartDeadline");

    /** ACCEPTED, TOO_SOON or TOO_MANY. */
    static final ProcessVariable<String> RESEND_OUTCOME = ProcessVariable.text("resendOutcome");

    /** Earliest moment of the next mail with the app's address; null if there will be none. */
    static final ProcessVariable<Date> APP_MAIL_RESEND_AT = ProcessVariable.moment("appMailResendAt");

    /** The name of a {@link VoidReason}. */
    static final ProcessVariable<String> VOID_REASON = ProcessVariable.text("voidReason");

    /** The name of a {@link VoidOutcome}. */
    static final ProcessVariable<String> VOID_OUTCOME = ProcessVariable.text("voidOutcome");

    /** Comes with {@link #USE_START_DEADLINE}. */
    static final String MESSAGE_SET_UP = "token.setUp";

    static final String MESSAGE_USE_STARTED = "token.useStarted";

    /** Comes with {@link #VOID_REASON}. */
    static final String MESSAGE_VOIDED = "token.voided";

    static final String ERROR_ISSUANCE_RESTRICTED = "token.issuanceRestricted";
    static final String ERROR_NOT_ISSUABLE = "token.notIssuable";

    private OtpTokenIssuanceProcess() {}
}
