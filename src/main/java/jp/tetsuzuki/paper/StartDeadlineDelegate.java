package jp.tetsuzuki.paper;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Lets the deadlines run that the diagram names, for as many business days as it gives or the settings have, and notes with
 * the case whether it is the customer's turn: the customer reads until when, on お手続き状況 and in a letter of inquiry.
 */
@Component("startDeadlineDelegate")
class StartDeadlineDelegate implements JavaDelegate {

    private final CaseDeadlines deadlines;
    private final PaperCases cases;

    StartDeadlineDelegate(CaseDeadlines deadlines, PaperCases cases) {
        this.deadlines = deadlines;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Integer> days = PaperProcess.deadlineDays(execution);
        String number = CaseVariables.CASE_NUMBER.of(execution);
        cases.waitForBranch(number);
        switch (Deadline.valueOf(PaperProcess.DEADLINE.of(execution))) {
            case CHECK -> set(execution, PaperProcess.CHECK_DUE, deadlines.check(days));
            case MENDING -> {
                set(execution, PaperProcess.MENDING_DUE, deadlines.mending(days));
                cases.waitForMending(number, deadlines.mending(days));
            }
            case CALL -> set(execution, PaperProcess.CALL_DUE, deadlines.call(days));
            case REPLY -> {
                set(execution, PaperProcess.REPLY_DUE, deadlines.reply(days));
                cases.waitForReply(number, deadlines.reply(days), deadlines.expectedAfterReply(days));
            }
            case APPROVAL -> {
                set(execution, PaperProcess.APPROVAL_REMINDER, deadlines.approvalReminder(days));
                set(execution, PaperProcess.APPROVAL_ESCALATION, deadlines.approvalEscalation(days));
            }
        }
    }

    private static void set(DelegateExecution execution, ProcessVariable<Date> variable, Instant moment) {
        variable.set(execution, Date.from(moment));
    }
}
