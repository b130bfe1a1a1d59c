package jp.tetsuzuki.paper;

import java.time.Instant;
import java.util.Date;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the deadlines run that the diagram names. */
@Component("startDeadlineDelegate")
class StartDeadlineDelegate implements JavaDelegate {

    private final CaseDeadlines deadlines;

    StartDeadlineDelegate(CaseDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (Deadline.valueOf(PaperProcess.DEADLINE.of(execution))) {
            case CHECK -> set(execution, PaperProcess.CHECK_DUE, deadlines.check());
            case MENDING -> set(execution, PaperProcess.MENDING_DUE, deadlines.mending());
            case CALL -> set(execution, PaperProcess.CALL_DUE, deadlines.call());
            case REPLY -> set(execution, PaperProcess.REPLY_DUE, deadlines.reply());
            case APPROVAL -> {
                set(execution, PaperProcess.APPROVAL_REMINDER, deadlines.approvalReminder());
                set(execution, PaperProcess.APPROVAL_ESCALATION, deadlines.approvalEscalation());
            }
        }
    }

    private static void set(DelegateExecution execution, ProcessVariable<Date> variable, Instant moment) {
        variable.set(execution, Date.from(moment));
    }
}
