package jp.tetsuzuki.token;

import jp.tetsuzuki.platform.ProcessVariable;

/**
 * What the diagrams {@code paper-otp-release}, {@code paper-otp-unlock} and {@code paper-issuance-limit-lift} and this
 * package agree on.
 */
final class PaperTokenProcess {

    static final ProcessVariable<String> CONTRACT_NUMBER = OtpTokenIssuanceProcess.CONTRACT_NUMBER;

    /** The token that the paper is about: a later one is none of its business. */
    static final ProcessVariable<String> TOKEN_ID = OtpTokenIssuanceProcess.TOKEN_ID;

    /** What the paper asks to change is not, or no longer, as it has to be. Nothing was changed. */
    static final String ERROR_CHANGED = "token.changed";

    private PaperTokenProcess() {}
}
