package jp.tetsuzuki.mailpassword;

import java.util.List;
import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.KnownFault;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What diagrams and forms may say about mail passwords; {@link MailPasswordFacts} gives the facts. */
@Configuration(proxyBeanMethods = false)
class MailPasswordVocabulary {

    private static final List<String> TARGETS = List.of("IN_USE", "NEW");

    @Bean
    ProcedureVocabulary mailPasswordWords() {
        return ProcedureVocabulary.of(
                        MailPasswordChangeProcess.MOBILE_USE,
                        MailPasswordChangeProcess.PC_USE,
                        MailPasswordChangeProcess.MOBILE_ADDRESS,
                        MailPasswordChangeProcess.PC_ADDRESS,
                        MailPasswordChangeProcess.MOBILE_USE_TEXT,
                        MailPasswordChangeProcess.PC_USE_TEXT,
                        MailPasswordChangeProcess.SETTING_VERSION,
                        MailPasswordChangeProcess.SETTINGS_OUTCOME,
                        MailPasswordChangeProcess.MOBILE_ADDRESS_NEW,
                        MailPasswordChangeProcess.PC_ADDRESS_NEW,
                        MailPasswordChangeProcess.PASSWORD_FOR,
                        MailPasswordChangeProcess.REQUEST,
                        MailPasswordChangeProcess.REQUEST_OUTCOME,
                        MailPasswordChangeProcess.MAIL_PASSWORD,
                        MailPasswordChangeProcess.NEW_MOBILE_PASSWORD,
                        MailPasswordChangeProcess.NEW_PC_PASSWORD,
                        MailPasswordChangeProcess.PASSWORD_OUTCOME,
                        MailPasswordChangeProcess.NEW_MOBILE_OUTCOME,
                        MailPasswordChangeProcess.NEW_PC_OUTCOME,
                        MailPasswordChangeProcess.TRIES_LEFT,
                        MailPasswordChangeProcess.CHECKED_IN,
                        MailPasswordChangeProcess.CHANGE_KIND,
                        MailPasswordChangeProcess.PREVIOUS_MOBILE_ADDRESS,
                        MailPasswordChangeProcess.PREVIOUS_PC_ADDRESS,
                        MailPasswordDispatchProcess.REQUEST_ID,
                        PaperMailProcess.WISH,
                        PaperMailProcess.PLACE,
                        PaperMailProcess.ADDRESS)
                .withFacts(Boolean.class, "mailPasswordInUse")
                .withFacts(
                        "mailPasswordMissing",
                        "mobileMailInUse",
                        "mobileMailAddress",
                        "pcMailInUse",
                        "pcMailAddress",
                        "mailPasswordReference",
                        "mailPasswordSentAt",
                        "mailPasswordPendingReference",
                        "mailPasswordRequestedAt",
                        "mailPasswordSendState",
                        "mailPasswordResendFrom",
                        "mailPasswordResendsLeft",
                        "newMobileMailReference",
                        "newMobileMailSentAt",
                        "newMobileMailPendingReference",
                        "newMobileMailRequestedAt",
                        "newMobileMailSendState",
                        "newMobileMailResendFrom",
                        "newMobileMailResendsLeft",
                        "newMobileMailAddress",
                        "newPcMailReference",
                        "newPcMailSentAt",
                        "newPcMailPendingReference",
                        "newPcMailRequestedAt",
                        "newPcMailSendState",
                        "newPcMailResendFrom",
                        "newPcMailResendsLeft",
                        "newPcMailAddress")
                .withMessages(MailPasswordChangeProcess.MESSAGE_MISSING)
                .withDelegates(
                        DelegateContract.of("requestMailPasswordDelegate")
                                .given(MailPasswordChangeProcess.PASSWORD_FOR, TARGETS)
                                .given(MailPasswordChangeProcess.REQUEST, List.of("IF_NONE", "AGAIN")),
                        DelegateContract.of("checkMailPasswordDelegate")
                                .reading(MailPasswordChangeProcess.MAIL_PASSWORD),
                        DelegateContract.of("checkNewMailPasswordsDelegate")
                                .reading(MailPasswordChangeProcess.NEW_MOBILE_PASSWORD)
                                .reading(MailPasswordChangeProcess.NEW_PC_PASSWORD),
                        DelegateContract.of("compareMailSettingsDelegate")
                                .throwing(MailPasswordChangeProcess.ERROR_TOKEN_IN_USE),
                        DelegateContract.of("changeMailSettingsDelegate")
                                .throwing(
                                        MailPasswordChangeProcess.ERROR_TOKEN_IN_USE,
                                        MailPasswordChangeProcess.ERROR_CHANGED_MEANWHILE),
                        DelegateContract.of("noteMailSettingDelegate").throwing(PaperMailProcess.ERROR_CHANGED),
                        DelegateContract.of("replaceMailAddressDelegate")
                                .given(PaperMailProcess.WISH)
                                .given(PaperMailProcess.PLACE)
                                .given(PaperMailProcess.ADDRESS)
                                .throwing(PaperMailProcess.ERROR_CHANGED),
                        DelegateContract.of("sendMailPasswordDelegate")
                                .throwing(
                                        MailPasswordDispatchProcess.ERROR_UNDELIVERABLE,
                                        MailPasswordDispatchProcess.ERROR_OVERTAKEN)
                                .leavingTheHouse());
    }

    @Bean
    KnownFault mailPasswordFault() {
        return KnownFault.of(MailPasswordNotSent.class, "メール通知パスワードを、メールサーバーがどの宛先についても受け取りませんでした。メールサーバーの稼働を確かめてください。");
    }
}
