package jp.tetsuzuki.paper;

import java.util.Optional;
import jp.tetsuzuki.platform.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the case in the register, as the diagram says. */
@Component("closePaperCaseDelegate")
class ClosePaperCaseDelegate implements JavaDelegate {

    private final PaperCases cases;

    ClosePaperCaseDelegate(PaperCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<String> reason = PaperProcess.CLOSE_REASON.maybe(execution);
        cases.close(
                CaseVariables.CASE_NUMBER.of(execution),
                CaseState.valueOf(PaperProcess.CASE_END.of(execution)),
                reason.orElse(null));
        PaperProcess.MISSING.set(execution, reason.map(PaperProcess::oneLine).orElse(null));
    }
}
