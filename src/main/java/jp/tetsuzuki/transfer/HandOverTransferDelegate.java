package jp.tetsuzuki.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hands the order over to core banking, in one step of its own ({@code asyncBefore}). */
@Component("handOverTransferDelegate")
class HandOverTransferDelegate implements JavaDelegate {

    private final Settlement settlement;

    HandOverTransferDelegate(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settlement.handOver(AdHocTransferProcess.NUMBER.of(execution));
    }
}
