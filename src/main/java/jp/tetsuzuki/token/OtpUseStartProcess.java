package jp.tetsuzuki.token;

import jp.tetsuzuki.platform.ProcessVariable;

/** What diagram {@code otp-use-start} and this package agree on. */
final class OtpUseStartProcess {

    static final String KEY = "otp-use-start";

    static final ProcessVariable<String> CONTRACT_NUMBER = ProcessVariable.text("contractNumber");
    static final ProcessVariable<String> OTP = ProcessVariable.secret("otp");

    /** RIGHT, WRONG, LOCKED or NOT_USABLE. */
    static final ProcessVariable<String> OTP_OUTCOME = ProcessVariable.text("otpOutcome");

    /** Wrong entries until the lock. */
    static final ProcessVariable<Long> OTP_TRIES_LEFT = ProcessVariable.number("otpTriesLeft");

    /** Whether this very entry locked the token. */
    static final ProcessVariable<Boolean> NEWLY_LOCKED = ProcessVariable.flag("newlyLocked");

    static final String ERROR_NOT_SET_UP = "token.notSetUp";

    private OtpUseStartProcess() {}
}
