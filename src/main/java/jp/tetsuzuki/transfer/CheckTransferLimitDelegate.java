package jp.tetsuzuki.transfer;

import static jp.tetsuzuki.transfer.AdHocTransferProcess.AMOUNT;
import static jp.tetsuzuki.transfer.AdHocTransferProcess.CONTRACT_NUMBER;
import static jp.tetsuzuki.transfer.AdHocTransferProcess.DAILY_LIMIT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares the amount with what is left of the day's limit, before the order is confirmed. */
@Component("checkTransferLimitDelegate")
class CheckTransferLimitDelegate implements JavaDelegate {

    private final TransferLimits limits;

    CheckTransferLimitDelegate(TransferLimits limits) {
        this.limits = limits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long amount = AMOUNT.of(execution);
        long remaining = limits.of(CONTRACT_NUMBER.of(execution)).remaining(DAILY_LIMIT.of(execution));
        AdHocTransferProcess.LIMIT_OUTCOME.set(execution, amount <= remaining ? "WITHIN" : "EXCEEDED");
        AdHocTransferProcess.AMOUNT_TEXT.set(execution, new Yen(amount).text());
    }
}
