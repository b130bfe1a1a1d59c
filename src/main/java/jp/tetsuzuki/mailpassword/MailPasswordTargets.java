package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.MOBILE_ADDRESS;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.MOBILE_ADDRESS_NEW;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.PC_ADDRESS;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.PC_ADDRESS_NEW;

import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Which mail passwords a step of a diagram is about, by its input {@code mailPasswordFor}. */
@Component
class MailPasswordTargets {

    private final MailSettings settings;

    MailPasswordTargets(MailSettings settings) {
        this.settings = settings;
    }

    /** Each destination with its new address, null for the addresses in use; none where no password is called for. */
    Map<Destination, String> of(VariableScope step) {
        Map<Destination, String> targets = new EnumMap<>(Destination.class);
        if (MailPasswordChangeProcess.PASSWORD_FOR.of(step).equals(Destination.IN_USE.name())) {
            if (settings.of(MailPasswordChangeProcess.CONTRACT_NUMBER.of(step)).inUse()) {
                targets.put(Destination.IN_USE, null);
            }
        } else {
            if (MOBILE_ADDRESS_NEW.of(step)) {
                targets.put(Destination.NEW_MOBILE, MOBILE_ADDRESS.of(step));
            }
            if (PC_ADDRESS_NEW.of(step)) {
                targets.put(Destination.NEW_PC, PC_ADDRESS.of(step));
            }
        }
        return targets;
    }
}
