package jp.tetsuzuki.transfer;

import jp.tetsuzuki.transfer.CoreBanking.Result.Completed;
import jp.tetsuzuki.transfer.CoreBanking.Result.Pending;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks core banking what became of the order, in one step of its own ({@code asyncBefore}). */
@Component("askTransferResultDelegate")
class AskTransferResultDelegate implements JavaDelegate {

    private final Settlement settlement;

    AskTransferResultDelegate(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CoreBanking.Result result = settlement.askResult(AdHocTransferProcess.NUMBER.of(execution));
        AdHocTransferProcess.RESULT.set(execution, word(result));
    }

    private static String word(CoreBanking.Result result) {
        if (result instanceof Pending) {
            return "PENDING";
        }
        return result instanceof Completed ? "COMPLETED" : "FAILED";
    }
}
