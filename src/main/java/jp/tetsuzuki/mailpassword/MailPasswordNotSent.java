package jp.tetsuzuki.mailpassword;

/** A mail password did not go out, or it is unclear whether it did; the engine tries again by its retry cycle. */
final class MailPasswordNotSent extends RuntimeException {

    MailPasswordNotSent() {
        super("The mail password was not sent: the mail server took it for none of its addresses.");
    }
}
