package jp.tetsuzuki.customer;

import java.time.Instant;
import jp.tetsuzuki.platform.FullMinute;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks the confirmation password that the page before has asked for; the diagram decides what follows. */
@Component("checkConfirmationPasswordDelegate")
class CheckConfirmationPasswordDelegate implements JavaDelegate {

    private final CustomerPasswords passwords;

    CheckConfirmationPasswordDelegate(CustomerPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PasswordCheck check = passwords.check(
                ConfirmationPasswordVariables.CONTRACT_NUMBER.of(execution),
                PasswordKind.CONFIRMATION,
                ConfirmationPasswordVariables.CONFIRMATION_PASSWORD.of(execution));
        if (check instanceof PasswordCheck.Right) {
            write(execution, "RIGHT", 0, null, false);
        } else if (check instanceof PasswordCheck.Wrong wrong) {
            write(execution, "WRONG", wrong.triesLeft(), null, false);
        } else if (check instanceof PasswordCheck.Suspended suspended) {
            write(execution, "SUSPENDED", 0, suspended.until(), suspended.newly());
        } else if (check instanceof PasswordCheck.Blocked blocked) {
            write(execution, "BLOCKED", 0, null, blocked.newly());
        }
    }

    private static void write(
            DelegateExecution execution, String outcome, long triesLeft, Instant suspendedUntil, boolean newly) {
        ConfirmationPasswordVariables.OUTCOME.set(execution, outcome);
        ConfirmationPasswordVariables.TRIES_LEFT.set(execution, triesLeft);
        ConfirmationPasswordVariables.SUSPENDED_UNTIL.set(
                execution, suspendedUntil == null ? null : new FullMinute(suspendedUntil).date());
        ConfirmationPasswordVariables.NEWLY_SUSPENDED.set(execution, newly);
    }
}
