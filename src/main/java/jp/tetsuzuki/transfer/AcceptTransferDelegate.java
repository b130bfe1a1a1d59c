package jp.tetsuzuki.transfer;

import jp.tetsuzuki.transfer.Acceptance.Accepted;
import jp.tetsuzuki.transfer.Acceptance.LimitExceeded;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Accepts the order; the diagram has checked the passwords and decided the limit before. */
@Component("acceptTransferDelegate")
class AcceptTransferDelegate implements JavaDelegate {

    private final TransferOrders orders;

    AcceptTransferDelegate(TransferOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Acceptance acceptance = orders.accept(
                AdHocTransferProcess.CONTRACT_NUMBER.of(execution),
                AdHocTransferProcess.payee(execution),
                AdHocTransferProcess.AMOUNT.of(execution),
                TransferMethod.valueOf(AdHocTransferProcess.METHOD_USED.of(execution)),
                AdHocTransferProcess.DAILY_LIMIT.of(execution));
        if (acceptance instanceof LimitExceeded exceeded) {
            AdHocTransferProcess.REMAINING.set(execution, exceeded.remaining());
            throw new BpmnError(AdHocTransferProcess.ERROR_LIMIT_EXCEEDED);
        }
        if (!(acceptance instanceof Accepted accepted)) {
            throw new BpmnError(AdHocTransferProcess.ERROR_METHOD_CHANGED);
        }
        AdHocTransferProcess.NUMBER.set(execution, accepted.order().number());
    }
}
