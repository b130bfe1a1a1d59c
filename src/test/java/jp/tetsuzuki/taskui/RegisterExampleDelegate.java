package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.platform.CaseVariables;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.test.context.TestComponent;

/** Gives the example's case its number and its due date, as a feature would. */
@TestComponent("registerExampleDelegate")
class RegisterExampleDelegate implements JavaDelegate {

    private static final ProcessVariable<Date> CHECK_DUE = ProcessVariable.moment("checkDue");

    private final AtomicInteger last = new AtomicInteger();
    private final Clock clock;
    private volatile Duration period = Duration.ofDays(1);

    RegisterExampleDelegate(Clock clock) {
        this.clock = clock;
    }

    /** When the checks of the cases that come from now on are due, from their reception. */
    void checksAreDueAfter(Duration next) {
        period = next;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = "K%05d".formatted(last.incrementAndGet());
        CaseVariables.CASE_NUMBER.set(execution, number);
        CaseVariables.CASE_SUBJECT.set(execution, "住所変更");
        CHECK_DUE.set(
                execution, period == null ? null : Date.from(clock.instant().plus(period)));
        execution.setProcessBusinessKey(number);
    }
}
