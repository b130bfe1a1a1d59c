package jp.tetsuzuki.token;

import jp.tetsuzuki.platform.ProcessVariable;

/**
 * What diagram {@code otp-use-release} and this package agree on; the check of the code is that of {@link
 * OtpUseStartProcess}.
 */
final class OtpUseReleaseProcess {

    static final String KEY = "otp-use-release";

    static final ProcessVariable<String> CONTRACT_NUMBER = OtpUseStartProcess.CONTRACT_NUMBER;
    static final ProcessVariable<String> OTP = OtpUseStartProcess.OTP;
    static final ProcessVariable<String> OTP_OUTCOME = OtpUseStartProcess.OTP_OUTCOME;
    static final ProcessVariable<Long> OTP_TRIES_LEFT = OtpUseStartProcess.OTP_TRIES_LEFT;
    static final ProcessVariable<Boolean> NEWLY_LOCKED = OtpUseStartProcess.NEWLY_LOCKED;

    static final String ERROR_NOT_IN_USE = "token.notInUse";

    private OtpUseReleaseProcess() {}
}
