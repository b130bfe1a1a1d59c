package jp.tetsuzuki.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out by what the customer will confirm the order. */
@Component("chooseTransferMethodDelegate")
class ChooseTransferMethodDelegate implements JavaDelegate {

    private final TransferMethods methods;

    ChooseTransferMethodDelegate(TransferMethods methods) {
        this.methods = methods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TransferMethod method = methods.of(AdHocTransferProcess.CONTRACT_NUMBER.of(execution));
        AdHocTransferProcess.METHOD_USED.set(execution, method.name());
    }
}
