package jp.tetsuzuki.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lowers the limit for a while, as somebody else than the customer may have applied for the recovery. */
@Component("lowerTransferLimitDelegate")
class LowerTransferLimitDelegate implements JavaDelegate {

    private final TransferLimits limits;

    LowerTransferLimitDelegate(TransferLimits limits) {
        this.limits = limits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        limits.lower(AdHocTransferProcess.CONTRACT_NUMBER.of(execution));
    }
}
