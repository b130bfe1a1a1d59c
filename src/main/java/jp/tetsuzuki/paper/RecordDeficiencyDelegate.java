package jp.tetsuzuki.paper;

import java.time.LocalDate;
import jp.tetsuzuki.platform.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes in the register what is missing, in the words of the clerk. */
@Component("recordDeficiencyDelegate")
class RecordDeficiencyDelegate implements JavaDelegate {

    private final PaperCases cases;
    private final CaseDeadlines deadlines;

    RecordDeficiencyDelegate(PaperCases cases, CaseDeadlines deadlines) {
        this.cases = cases;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String missing = CaseVariables.CASE_REMARK.of(execution);
        LocalDate expectedOn = deadlines.expectedAfterMending(PaperProcess.deadlineDays(execution));
        cases.lack(CaseVariables.CASE_NUMBER.of(execution), missing, expectedOn);
        PaperProcess.MISSING.set(execution, PaperProcess.oneLine(missing));
        PaperProcess.EXPECTED_ON.set(execution, PaperProcess.inWords(expectedOn));
    }
}
