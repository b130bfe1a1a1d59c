package jp.tetsuzuki.mailpassword;

import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.CONTRACT_NUMBER;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.MAIL_PASSWORD;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_MOBILE_OUTCOME;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_MOBILE_PASSWORD;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_PC_OUTCOME;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.NEW_PC_PASSWORD;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.PASSWORD_OUTCOME;
import static jp.tetsuzuki.mailpassword.MailPasswordChangeProcess.TRIES_LEFT;

import java.util.EnumMap;
import java.util.Map;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.NotRight;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Verdict;
import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks the mail passwords that the page before has asked for; one that is missing is a wrong one. */
@Component("checkMailPasswordDelegate")
class CheckMailPasswordDelegate implements JavaDelegate {

    private static final Map<Destination, ProcessVariable<String>> FIELDS = Map.of(
            Destination.IN_USE, MAIL_PASSWORD,
            Destination.NEW_MOBILE, NEW_MOBILE_PASSWORD,
            Destination.NEW_PC, NEW_PC_PASSWORD);

    private final MailPasswords passwords;
    private final MailPasswordTargets targets;
    private final LoginSession session;

    CheckMailPasswordDelegate(MailPasswords passwords, MailPasswordTargets targets, LoginSession session) {
        this.passwords = passwords;
        this.targets = targets;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<Destination, String> asked = targets.of(execution);
        if (asked.isEmpty()) {
            PASSWORD_OUTCOME.set(execution, "NOT_NEEDED");
            return;
        }
        Map<Destination, String> typed = new EnumMap<>(Destination.class);
        asked.keySet()
                .forEach(destination -> typed.put(
                        destination, FIELDS.get(destination).maybe(execution).orElse("")));
        MailPasswordCheck check = passwords.check(
                CONTRACT_NUMBER.of(execution), session.reference().orElseThrow(), typed, asked);
        PASSWORD_OUTCOME.set(execution, check.outcome());
        TRIES_LEFT.set(execution, check instanceof NotRight wrong ? (long) wrong.triesLeft() : 0L);
        NEW_MOBILE_OUTCOME.set(execution, verdict(check, asked, Destination.NEW_MOBILE));
        NEW_PC_OUTCOME.set(execution, verdict(check, asked, Destination.NEW_PC));
    }

    private static String verdict(MailPasswordCheck check, Map<Destination, String> asked, Destination destination) {
        if (!asked.containsKey(destination)) {
            return null;
        }
        if (check instanceof NotRight wrong) {
            return wrong.verdicts().getOrDefault(destination, Verdict.RIGHT).name();
        }
        return check instanceof Right ? Verdict.RIGHT.name() : Verdict.WRONG.name();
    }
}
