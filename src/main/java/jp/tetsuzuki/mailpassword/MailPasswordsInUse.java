package jp.tetsuzuki.mailpassword;

import org.springframework.stereotype.Component;

/** What other features ask: whether a customer has mail passwords. */
@Component
public class MailPasswordsInUse {

    private final MailSettings settings;

    MailPasswordsInUse(MailSettings settings) {
        this.settings = settings;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @return true while mail passwords go to at least one address
     */
    public boolean inUse(String contractNumber) {
        return settings.of(contractNumber).inUse();
    }
}
