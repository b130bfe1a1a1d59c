package jp.tetsuzuki.customer;

import jp.tetsuzuki.platform.FullMinute;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the notice to the customer when one of their passwords is suspended, in whichever procedure or login the last
 * wrong entry was made.
 */
@Component
class PasswordSuspensionProcesses {

    private final RuntimeService runtime;

    PasswordSuspensionProcesses(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(PasswordSuspended event) {
        runtime.startProcessInstanceByKey(
                PasswordSuspensionProcess.KEY,
                event.contractNumber(),
                Variables.putValue(PasswordSuspensionProcess.CONTRACT_NUMBER.name(), event.contractNumber())
                        .putValue(
                                PasswordSuspensionProcess.SUSPENDED_PASSWORD.name(),
                                event.kind().label())
                        .putValue(
                                PasswordSuspensionProcess.SUSPENDED_UNTIL.name(),
                                event.until() == null ? null : new FullMinute(event.until()).date()));
    }
}
