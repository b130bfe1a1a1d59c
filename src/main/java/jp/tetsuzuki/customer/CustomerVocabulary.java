package jp.tetsuzuki.customer;

import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What diagrams and forms may say about customers; {@link CustomerFactsSource} gives the facts. */
@Configuration(proxyBeanMethods = false)
class CustomerVocabulary {

    @Bean
    ProcedureVocabulary customerWords() {
        return ProcedureVocabulary.of(
                        ConfirmationPasswordVariables.CONFIRMATION_PASSWORD,
                        ConfirmationPasswordVariables.OUTCOME,
                        ConfirmationPasswordVariables.TRIES_LEFT,
                        ConfirmationPasswordVariables.SUSPENDED_UNTIL,
                        ConfirmationPasswordVariables.NEWLY_SUSPENDED,
                        PasswordSuspensionProcess.SUSPENDED_PASSWORD,
                        PasswordSuspensionProcess.SUSPENDED_UNTIL,
                        EndSessionDelegate.REASON,
                        LiftPasswordSuspensionDelegate.PASSWORDS)
                .withFacts(
                        Boolean.class,
                        "loginPasswordBlocked",
                        "confirmationPasswordSuspended",
                        "confirmationPasswordBlocked")
                .withFacts(
                        "contractNumber",
                        "customerName",
                        "customerNameKana",
                        "registeredPhone",
                        "branchCode",
                        "branchName",
                        "noticeAddress",
                        "contractDays",
                        "loginAt",
                        "loginPasswordSuspended",
                        "confirmationSuspendedUntil",
                        "confirmationSuspendedUntilText")
                .withAnswers("customerContacts")
                .withDelegates(
                        DelegateContract.of("checkConfirmationPasswordDelegate")
                                .reading(ConfirmationPasswordVariables.CONFIRMATION_PASSWORD),
                        DelegateContract.of("liftPasswordSuspensionDelegate")
                                .given(LiftPasswordSuspensionDelegate.PASSWORDS)
                                .throwing(LiftPasswordSuspensionDelegate.ERROR_CHANGED),
                        DelegateContract.of("endSessionDelegate").given(EndSessionDelegate.REASON, SessionEnd.codes()));
    }
}
