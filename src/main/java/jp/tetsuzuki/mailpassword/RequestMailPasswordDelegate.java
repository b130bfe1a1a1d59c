package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CONTRACT_NUMBER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.Requested;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.SessionOver;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.StillValid;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.TooSoon;
import jp.tetsuzuki.platform.LoginSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for the mail passwords that the page needs; they are sent by a step of their own. */
@Component("requestMailPasswordDelegate")
class RequestMailPasswordDelegate implements JavaDelegate {

    private final MailPasswords passwords;
    private final MailSettings settings;
    private final MailPasswordProcesses processes;
    private final LoginSession session;

    RequestMailPasswordDelegate(
            MailPasswords passwords, MailSettings settings, MailPasswordProcesses processes, LoginSession session) {
        this.passwords = passwords;
        this.settings = settings;
        this.processes = processes;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNumber = CONTRACT_NUMBER.of(execution);
        boolean again = MailPasswordChangeProcess.REQUEST.of(execution).equals("AGAIN");
        String reference = session.reference().orElseThrow();
        List<String> outcomes = new ArrayList<>();
        for (Map.Entry<Destination, String> target :
                targets(contractNumber, execution).entrySet()) {
            MailPasswordRequest request =
                    passwords.request(contractNumber, reference, target.getKey(), target.getValue(), again);
            if (request instanceof Requested requested) {
                processes.send(contractNumber, requested.requestId());
            }
            outcomes.add(word(request));
        }
        MailPasswordChangeProcess.REQUEST_OUTCOME.set(
                execution,
                outcomes.contains("REQUESTED")
                        ? "REQUESTED"
                        : outcomes.stream().findFirst().orElse(MailPasswordChangeProcess.NOT_NEEDED));
    }

    /** Each destination with its new address, null for the addresses in use; none where no password is called for. */
    private Map<Destination, String> targets(String contractNumber, DelegateExecution execution) {
        if (MailPasswordChangeProcess.PASSWORD_FOR.of(execution).equals(Destination.IN_USE.name())) {
            return settings.of(contractNumber).inUse() ? Collections.singletonMap(Destination.IN_USE, null) : Map.of();
        }
        return MailPasswordChangeProcess.newAddresses(execution);
    }

    private static String word(MailPasswordRequest request) {
        if (request instanceof Requested) {
            return "REQUESTED";
        }
        if (request instanceof StillValid) {
            return "STILL_VALID";
        }
        if (request instanceof SessionOver) {
            return "SESSION_OVER";
        }
        return request instanceof TooSoon ? "TOO_SOON" : "TOO_MANY";
    }
}
