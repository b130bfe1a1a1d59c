package jp.tetsuzuki.transfer;

import jp.tetsuzuki.platform.DelegateContract;
import jp.tetsuzuki.platform.KnownFault;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What diagrams and forms may say about transfers; {@link TransferFacts} gives the facts. */
@Configuration(proxyBeanMethods = false)
class TransferVocabulary {

    @Bean
    ProcedureVocabulary transferWords() {
        return ProcedureVocabulary.of(
                        AdHocTransferProcess.PAYEE_BANK_CODE,
                        AdHocTransferProcess.PAYEE_BRANCH_CODE,
                        AdHocTransferProcess.PAYEE_ACCOUNT_TYPE,
                        AdHocTransferProcess.PAYEE_ACCOUNT_NUMBER,
                        AdHocTransferProcess.PAYEE_NAME,
                        AdHocTransferProcess.AMOUNT,
                        AdHocTransferProcess.AMOUNT_TEXT,
                        AdHocTransferProcess.DAILY_LIMIT,
                        AdHocTransferProcess.LIMIT_OUTCOME,
                        AdHocTransferProcess.REMAINING,
                        AdHocTransferProcess.METHOD_USED,
                        AdHocTransferProcess.NUMBER,
                        AdHocTransferProcess.RESULT)
                .withFacts(Boolean.class, "lowerTransferLimit")
                .withFacts("transferMethod", "transferredToday", "lowerTransferLimitUntil", "transferOrders")
                .withDelegates(
                        DelegateContract.of("acceptTransferDelegate")
                                .throwing(
                                        AdHocTransferProcess.ERROR_LIMIT_EXCEEDED,
                                        AdHocTransferProcess.ERROR_METHOD_CHANGED),
                        DelegateContract.of("handOverTransferDelegate").leavingTheHouse(),
                        DelegateContract.of("askTransferResultDelegate").leavingTheHouse());
    }

    @Bean
    KnownFault coreBankingFault() {
        return KnownFault.of(CoreBankingUnreachable.class, "勘定系につながらないか、応答がありませんでした。勘定系の稼働と通信を確かめてください。");
    }
}
