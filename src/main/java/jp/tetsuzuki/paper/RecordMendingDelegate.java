package jp.tetsuzuki.paper;

import java.time.LocalDate;
import jp.tetsuzuki.platform.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes in the register that what was missing has come. */
@Component("recordMendingDelegate")
class RecordMendingDelegate implements JavaDelegate {

    private final PaperCases cases;
    private final CaseDeadlines deadlines;

    RecordMendingDelegate(PaperCases cases, CaseDeadlines deadlines) {
        this.cases = cases;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate expectedOn = deadlines.expectedOn();
        cases.mend(CaseVariables.CASE_NUMBER.of(execution), expectedOn);
        PaperProcess.MISSING.set(execution, null);
        PaperProcess.EXPECTED_ON.set(execution, PaperProcess.inWords(expectedOn));
    }
}
