package jp.tetsuzuki.customer;

import java.util.EnumSet;
import java.util.Set;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the customer use passwords again that were suspended until a paper procedure. */
@Component("liftPasswordSuspensionDelegate")
class LiftPasswordSuspensionDelegate implements JavaDelegate {

    /** Input parameter: which passwords, the name of a {@link PasswordKind} or {@code BOTH}. */
    static final ProcessVariable<String> PASSWORDS = ProcessVariable.text("suspendedPasswords");

    /** One of them is not, or no longer, suspended until a paper procedure. Nothing was changed. */
    static final String ERROR_CHANGED = "password.changed";

    private final PasswordSuspensions suspensions;

    LiftPasswordSuspensionDelegate(PasswordSuspensions suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String passwords = PASSWORDS.of(execution);
        Set<PasswordKind> kinds = passwords.equals("BOTH")
                ? EnumSet.allOf(PasswordKind.class)
                : EnumSet.of(PasswordKind.valueOf(passwords));
        if (!suspensions.lift(ConfirmationPasswordVariables.CONTRACT_NUMBER.of(execution), kinds)) {
            throw new BpmnError(ERROR_CHANGED);
        }
    }
}
