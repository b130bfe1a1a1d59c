package jp.tetsuzuki.paper;

import jp.tetsuzuki.platform.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that nobody approves the case, so that the audit tells it from one that somebody has approved. */
@Component("waiveApprovalDelegate")
class WaiveApprovalDelegate implements JavaDelegate {

    private final PaperCases cases;

    WaiveApprovalDelegate(PaperCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.waiveApproval(CaseVariables.CASE_NUMBER.of(execution));
    }
}
