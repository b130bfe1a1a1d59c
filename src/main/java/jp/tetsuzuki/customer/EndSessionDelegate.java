package jp.tetsuzuki.customer;

import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Logs the customer out whose page has led here, once the step is committed. */
@Component("endSessionDelegate")
class EndSessionDelegate implements JavaDelegate {

    /** Input parameter: one of {@link SessionEnd#codes()}. */
    static final ProcessVariable<String> REASON = ProcessVariable.text("sessionEndReason");

    private final LoginSession session;

    EndSessionDelegate(LoginSession session) {
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        session.endAfterCommit(REASON.of(execution));
    }
}
