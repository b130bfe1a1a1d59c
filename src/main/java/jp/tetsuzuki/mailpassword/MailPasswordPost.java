package jp.tetsuzuki.mailpassword;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tetsuzuki.mail.Delivery;
import jp.tetsuzuki.mail.SecretMails;
import org.springframework.stereotype.Component;

/** Sends a mail password to the addresses that it is for. */
@Component
class MailPasswordPost {

    private static final String TEMPLATE = "mail-password";

    private final MailPasswords passwords;
    private final MailSettings settings;
    private final SecretMails mails;
    private final Clock clock;

    MailPasswordPost(MailPasswords passwords, MailSettings settings, SecretMails mails, Clock clock) {
        this.passwords = passwords;
        this.settings = settings;
        this.mails = mails;
        this.clock = clock;
    }

    /** What became of a request that need not be tried again. */
    enum Outcome {
        SENT,

        /** The mail server refuses every address for good. */
        UNDELIVERABLE,

        /** A newer request has taken its place, or the session is over. */
        OVERTAKEN
    }

    /**
     * Makes a password and sends it, once to each address. One address that takes it is enough.
     *
     * @param processInstanceId the instance whose step sends it
     * @throws MailPasswordNotSent if no mail server took it, or none is known to have: to be tried again
     */
    Outcome send(String processInstanceId, String requestId) {
        Optional<Attempt> begun = passwords.begin(requestId);
        if (begun.isEmpty()) {
            return Outcome.OVERTAKEN;
        }
        Attempt attempt = begun.get();
        List<Delivery> deliveries = addresses(attempt).stream()
                .map(address -> mails.send(
                        processInstanceId,
                        "mailPassword/" + attempt.reference(),
                        TEMPLATE,
                        address,
                        attempt.contractNumber(),
                        Map.of(
                                "mailPassword", attempt.code(),
                                "mailPasswordReference", attempt.reference(),
                                "mailPasswordMadeAt", clock.instant())))
                .toList();
        if (deliveries.contains(Delivery.TAKEN)) {
            return passwords.delivered(attempt) ? Outcome.SENT : Outcome.OVERTAKEN;
        }
        if (deliveries.isEmpty()) {
            return Outcome.OVERTAKEN;
        }
        if (deliveries.stream().allMatch(Delivery.ADDRESS_REFUSED::equals)) {
            passwords.undeliverable(attempt);
            return Outcome.UNDELIVERABLE;
        }
        if (!deliveries.contains(Delivery.UNCLEAR)) {
            passwords.notDelivered(attempt);
        }
        throw new MailPasswordNotSent();
    }

    private List<String> addresses(Attempt attempt) {
        return attempt.destination() == Destination.IN_USE
                ? settings.of(attempt.contractNumber()).addresses()
                : List.of(attempt.address());
    }
}
