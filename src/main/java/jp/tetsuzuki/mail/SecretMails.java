package jp.tetsuzuki.mail;

import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Sends mails that carry a secret, for steps that make the secret and send it in one go ({@code asyncBefore} as all that
 * leaves the house). The secret gets into the mail and nowhere else.
 */
@Component
public class SecretMails {

    private final Mails mails;

    SecretMails(Mails mails) {
        this.mails = mails;
    }

    /**
     * Tries once to send a mail. That it was sent is recorded in the caller's transaction.
     *
     * @param processInstanceId the instance whose step sends it
     * @param attempt what tells this content from every other of the instance: the same one reuses the Message-ID of its
     *     earlier attempts, so a mail with a new secret needs a new one
     * @param template name of the template
     * @param to the one address that it goes to
     * @param contractNumber whose facts the template tells, 10 digits
     * @param data what the template tells beside them, the secret included
     */
    public Delivery send(
            String processInstanceId,
            String attempt,
            String template,
            String to,
            String contractNumber,
            Map<String, Object> data) {
        try {
            mails.send(new MailOrder(processInstanceId, attempt, template, new MailAddress(to), contractNumber, data));
            return Delivery.TAKEN;
        } catch (MailNotSent failure) {
            return failure.delivery();
        }
    }
}
