package jp.tetsuzuki.paper;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the deadlines run that the diagram names, for as many business days as it gives or the settings have. */
@Component("startDeadlineDelegate")
class StartDeadlineDelegate implements JavaDelegate {

    private final CaseDeadlines deadlines;

    StartDeadlineDelegate(CaseDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Integer> days = PaperProcess.deadlineDays(execution);
        switch (Deadline.valueOf(PaperProcess.DEADLINE.of(execution))) {
            case CHECK -> set(execution, PaperProcess.CHECK_DUE, deadlines.check(days));
            case MENDING -> set(execution, PaperProcess.MENDING_DUE, deadlines.mending(days));
            case CALL -> set(execution, PaperProcess.CALL_DUE, deadlines.call(days));
            case REPLY -> set(execution, PaperProcess.REPLY_DUE, deadlines.reply(days));
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
