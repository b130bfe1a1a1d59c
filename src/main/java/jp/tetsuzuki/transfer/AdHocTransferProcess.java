package jp.tetsuzuki.transfer;

import jp.tetsuzuki.platform.ProcedureVariables;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The contract with the diagram {@code adhoc-transfer}. */
final class AdHocTransferProcess {

    static final ProcessVariable<String> CONTRACT_NUMBER = ProcedureVariables.CONTRACT_NUMBER;

    static final ProcessVariable<String> PAYEE_BANK_CODE = ProcessVariable.text("payeeBankCode");
    static final ProcessVariable<String> PAYEE_BRANCH_CODE = ProcessVariable.text("payeeBranchCode");

    /** 普通, 当座 or 貯蓄. */
    static final ProcessVariable<String> PAYEE_ACCOUNT_TYPE = ProcessVariable.text("payeeAccountType");

    static final ProcessVariable<String> PAYEE_ACCOUNT_NUMBER = ProcessVariable.text("payeeAccountNumber");
    static final ProcessVariable<String> PAYEE_NAME = ProcessVariable.text("payeeName");

    /** Yen. */
    static final ProcessVariable<Long> AMOUNT = ProcessVariable.number("transferAmount");

    /** The amount for a page that only shows it: {@code 1,000,000円}. */
    static final ProcessVariable<String> AMOUNT_TEXT = ProcessVariable.text("transferAmountText");

    /** Result of the decision {@code transfer-limit}, yen. */
    static final ProcessVariable<Long> DAILY_LIMIT = ProcessVariable.number("dailyTransferLimit");

    /** {@code WITHIN} or {@code EXCEEDED}. */
    static final ProcessVariable<String> LIMIT_OUTCOME = ProcessVariable.text("transferLimitOutcome");

    /** What was left of the day's limit when the order was refused for it, yen. */
    static final ProcessVariable<Long> REMAINING = ProcessVariable.number("transferRemaining");

    /** The name of a {@link TransferMethod}: what the order's page asks for, whatever the customer has by then. */
    static final ProcessVariable<String> METHOD_USED = ProcessVariable.text("transferMethodUsed");

    /** 受付番号. */
    static final ProcessVariable<String> NUMBER = ProcessVariable.text("transferNumber");

    /** {@code PENDING}, {@code COMPLETED} or {@code FAILED}. */
    static final ProcessVariable<String> RESULT = ProcessVariable.text("transferResult");

    /** Other orders of the day were accepted meanwhile, or the limit was lowered. */
    static final String ERROR_LIMIT_EXCEEDED = "transfer.limitExceeded";

    /** The customer no longer has the method that the page asked for. */
    static final String ERROR_METHOD_CHANGED = "transfer.methodChanged";

    private AdHocTransferProcess() {}

    static Payee payee(VariableScope scope) {
        return new Payee(
                PAYEE_BANK_CODE.of(scope),
                PAYEE_BRANCH_CODE.of(scope),
                AccountType.named(PAYEE_ACCOUNT_TYPE.of(scope)),
                PAYEE_ACCOUNT_NUMBER.of(scope),
                PAYEE_NAME.of(scope));
    }
}
