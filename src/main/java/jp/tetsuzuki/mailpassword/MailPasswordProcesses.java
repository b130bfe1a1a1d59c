package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.platform.ProcedureVariables;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts what sends a mail password, and the notice that they are stopped. */
@Component
class MailPasswordProcesses {

    private static final String STOP_NOTICE = "mail-password-stop-notice";

    private final RuntimeService runtime;

    MailPasswordProcesses(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** In the transaction of the request: what was asked for is sent, and what was not is not. */
    void send(String contractNumber, String requestId) {
        runtime.startProcessInstanceByKey(
                MailPasswordDispatchProcess.KEY,
                contractNumber,
                contract(contractNumber).putValue(MailPasswordDispatchProcess.REQUEST_ID.name(), requestId));
    }

    @EventListener
    void on(MailPasswordStoppedByToken event) {
        runtime.startProcessInstanceByKey(STOP_NOTICE, event.contractNumber(), contract(event.contractNumber()));
    }

    private static VariableMap contract(String contractNumber) {
        return Variables.putValue(ProcedureVariables.CONTRACT_NUMBER.name(), contractNumber);
    }
}
