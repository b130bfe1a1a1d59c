package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.platform.PasswordMethod;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The mail password among the methods on the home page. */
@Component
@Order(2)
class MailPasswordMethod implements PasswordMethod {

    private final MailSettings settings;

    MailPasswordMethod(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public State of(String contractNumber) {
        return new State(
                "メール通知パスワード", settings.of(contractNumber).inUse() ? "利用中" : "利用していません", "/security/mail-password");
    }
}
