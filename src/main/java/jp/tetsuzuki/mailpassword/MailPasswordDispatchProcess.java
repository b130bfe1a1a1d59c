package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.platform.ProcessVariable;

/** The contract with the diagram {@code mail-password-dispatch}, which sends one mail password. */
final class MailPasswordDispatchProcess {

    static final String KEY = "mail-password-dispatch";

    static final ProcessVariable<String> REQUEST_ID = ProcessVariable.text("mailPasswordRequestId");

    /** The mail server refuses every address for good. */
    static final String ERROR_UNDELIVERABLE = "mailPassword.undeliverable";

    /** A newer request has taken its place, or the login session is over. */
    static final String ERROR_OVERTAKEN = "mailPassword.overtaken";

    private MailPasswordDispatchProcess() {}
}
