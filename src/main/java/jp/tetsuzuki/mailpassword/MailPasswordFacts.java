package jp.tetsuzuki.mailpassword;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.platform.CustomerFacts;
import jp.tetsuzuki.platform.FullMinute;
import jp.tetsuzuki.platform.LoginSession;
import org.springframework.stereotype.Component;

/** Where the customer's mail passwords go, and what was sent in the present login session. */
@Component
class MailPasswordFacts implements CustomerFacts {

    private final MailSettings settings;
    private final MailPasswords passwords;
    private final LoginSession session;

    MailPasswordFacts(MailSettings settings, MailPasswords passwords, LoginSession session) {
        this.settings = settings;
        this.passwords = passwords;
        this.session = session;
    }

    @Override
    public Map<String, Object> of(String contractNumber) {
        Map<String, Object> facts = new HashMap<>();
        MailSetting setting = settings.of(contractNumber);
        facts.put("mailPasswordInUse", setting.inUse());
        facts.put("mobileMailInUse", setting.mobile().inUse());
        facts.put("mobileMailAddress", setting.mobile().address());
        facts.put("pcMailInUse", setting.pc().inUse());
        facts.put("pcMailAddress", setting.pc().address());
        Optional<SentPassword> inUse = sent(Destination.IN_USE);
        facts.put(
                "mailPasswordMissing",
                setting.inUse()
                        && inUse.filter(sent -> sent.reference() != null || sent.state() != SentPassword.State.SENT)
                                .isEmpty());
        put("mailPassword", inUse, facts);
        put("newMobileMail", sent(Destination.NEW_MOBILE), facts);
        put("newPcMail", sent(Destination.NEW_PC), facts);
        facts.put(
                "newMobileMailAddress",
                sent(Destination.NEW_MOBILE).map(SentPassword::requestedAddress).orElse(null));
        facts.put(
                "newPcMailAddress",
                sent(Destination.NEW_PC).map(SentPassword::requestedAddress).orElse(null));
        return facts;
    }

    private Optional<SentPassword> sent(Destination destination) {
        return session.reference().flatMap(reference -> passwords.sent(reference, destination));
    }

    private static void put(String prefix, Optional<SentPassword> sent, Map<String, Object> facts) {
        facts.put(prefix + "Reference", sent.map(SentPassword::reference).orElse(null));
        facts.put(prefix + "SentAt", sent.map(SentPassword::sentAt).orElse(null));
        facts.put(
                prefix + "PendingReference",
                sent.filter(SentPassword::isUnderWay)
                        .map(SentPassword::requestReference)
                        .orElse(null));
        facts.put(prefix + "RequestedAt", sent.map(SentPassword::requestedAt).orElse(null));
        facts.put(
                prefix + "SendState",
                sent.map(password -> password.isUnderWay()
                                ? "SENDING"
                                : password.state().name())
                        .orElse("NONE"));
        facts.put(
                prefix + "ResendFrom",
                sent.map(password -> new FullMinute(password.resendFrom()).instant())
                        .orElse(null));
        facts.put(
                prefix + "ResendsLeft",
                sent.map(password -> (long) password.resendsLeft()).orElse(null));
    }
}
