package jp.tetsuzuki.token;

import java.util.List;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What diagrams and forms may say about tokens; {@link TokenFacts} gives the facts. */
@Configuration(proxyBeanMethods = false)
class TokenVocabulary {

    @Bean
    ProcedureVocabulary tokenWords() {
        return ProcedureVocabulary.of(
                        OtpTokenIssuanceProcess.MAIL_ADDRESS,
                        OtpTokenIssuanceProcess.START_PASSWORD,
                        OtpTokenIssuanceProcess.START_PASSWORD_FAULT,
                        OtpTokenIssuanceProcess.TOKEN_ID,
                        OtpTokenIssuanceProcess.SERVICE_ID,
                        OtpTokenIssuanceProcess.USER_ID,
                        OtpTokenIssuanceProcess.SETUP_DEADLINE,
                        OtpTokenIssuanceProcess.USE_START_DEADLINE,
                        OtpTokenIssuanceProcess.RESEND_OUTCOME,
                        OtpTokenIssuanceProcess.APP_MAIL_RESEND_AT,
                        OtpTokenIssuanceProcess.VOID_REASON,
                        OtpTokenIssuanceProcess.VOID_OUTCOME,
                        OtpUseStartProcess.OTP,
                        OtpUseStartProcess.OTP_OUTCOME,
                        OtpUseStartProcess.OTP_TRIES_LEFT,
                        OtpUseStartProcess.NEWLY_LOCKED)
                .withFacts(Boolean.class, "tokenStopped", "issuanceRestricted", "reissueWait", "earlierTokens")
                .withFacts(String.class, "tokenState")
                .withFacts(
                        "tokenStateText",
                        "tokenPresent",
                        "tokenKind",
                        "tokenServiceId",
                        "tokenIssuedAt",
                        "tokenDeadline",
                        "tokenDeadlineText",
                        "tokenUseStartedAt",
                        "tokenUseMinutes",
                        "tokensIssued",
                        "remainingIssues",
                        "issueLimit",
                        "issuesWindowText",
                        "setupPeriodText",
                        "useStartPeriodText",
                        "reissueWaitText",
                        "startPasswordMin",
                        "startPasswordMax",
                        "otpEntries",
                        "reissueFrom",
                        "reissueFromText")
                .about(OtpTokenIssuanceProcess.TOKEN_ID)
                .withMessages(
                        OtpTokenIssuanceProcess.MESSAGE_SET_UP,
                        OtpTokenIssuanceProcess.MESSAGE_USE_STARTED,
                        OtpTokenIssuanceProcess.MESSAGE_VOIDED)
                .withDelegates(
                        DelegateContract.of("prepareTokenDelegate").reading(OtpTokenIssuanceProcess.START_PASSWORD),
                        DelegateContract.of("issueTokenDelegate")
                                .throwing(
                                        OtpTokenIssuanceProcess.ERROR_ISSUANCE_RESTRICTED,
                                        OtpTokenIssuanceProcess.ERROR_NOT_ISSUABLE),
                        DelegateContract.of("voidTokenDelegate")
                                .given(
                                        OtpTokenIssuanceProcess.VOID_REASON,
                                        List.of(
                                                VoidReason.SETUP_DEADLINE.name(),
                                                VoidReason.USE_START_DEADLINE.name(),
                                                VoidReason.RELEASED_BY_PAPER.name())),
                        DelegateContract.of("noteTokenDelegate").throwing(PaperTokenProcess.ERROR_CHANGED),
                        DelegateContract.of("stopTokenDelegate").throwing(PaperTokenProcess.ERROR_CHANGED),
                        DelegateContract.of("unlockTokenDelegate").throwing(PaperTokenProcess.ERROR_CHANGED),
                        DelegateContract.of("releaseTokenByPaperDelegate").throwing(PaperTokenProcess.ERROR_CHANGED),
                        DelegateContract.of("liftIssuanceRestrictionDelegate")
                                .throwing(PaperTokenProcess.ERROR_CHANGED),
                        DelegateContract.of("checkOtpDelegate").reading(OtpUseStartProcess.OTP),
                        DelegateContract.of("startUseDelegate").throwing(OtpUseStartProcess.ERROR_NOT_SET_UP),
                        DelegateContract.of("releaseTokenDelegate").throwing(OtpUseReleaseProcess.ERROR_NOT_IN_USE));
    }
}
