package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CONTRACT_NUMBER;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_MOBILE_OUTCOME;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_MOBILE_PASSWORD;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_PC_OUTCOME;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_PC_PASSWORD;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.PASSWORD_OUTCOME;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.TRIES_LEFT;

import java.util.EnumMap;
import java.util.Map;
import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks for each new address the mail password that went to that very address; one that is missing is a wrong one. */
@Component("checkNewMailPasswordsDelegate")
class CheckNewMailPasswordsDelegate implements JavaDelegate {

    private static final Map<Destination, ProcessVariable<String>> FIELDS =
            Map.of(Destination.NEW_MOBILE, NEW_MOBILE_PASSWORD, Destination.NEW_PC, NEW_PC_PASSWORD);

    private final MailPasswords passwords;
    private final LoginSession session;

    CheckNewMailPasswordsDelegate(MailPasswords passwords, LoginSession session) {
        this.passwords = passwords;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<Destination, String> addresses = MailPasswordChangeProcess.newAddresses(execution);
        if (addresses.isEmpty()) {
            PASSWORD_OUTCOME.set(execution, MailPasswordChangeProcess.NOT_NEEDED);
            return;
        }
        Map<Destination, String> typed = new EnumMap<>(Destination.class);
        addresses
                .keySet()
                .forEach(place ->
                        typed.put(place, FIELDS.get(place).maybe(execution).orElse("")));
        MailPasswordCheck check = passwords.check(
                CONTRACT_NUMBER.of(execution), session.reference().orElseThrow(), typed, addresses);
        PASSWORD_OUTCOME.set(execution, check.outcome());
        TRIES_LEFT.set(execution, (long) check.triesLeft());
        NEW_MOBILE_OUTCOME.set(
                execution, check.verdict(Destination.NEW_MOBILE).map(Enum::name).orElse(null));
        NEW_PC_OUTCOME.set(
                execution, check.verdict(Destination.NEW_PC).map(Enum::name).orElse(null));
    }
}
