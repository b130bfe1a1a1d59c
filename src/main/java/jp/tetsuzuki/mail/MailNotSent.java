package jp.tetsuzuki.mail;

/**
 * A mail did not go out, or it is unclear whether it did; the engine tries again by its retry cycle and then shows an
 * incident. The message names template and reason, neither recipient nor text.
 */
final class MailNotSent extends RuntimeException {

    private final Delivery delivery;

    MailNotSent(String template, SmtpRefusal refusal) {
        super("The mail '" + template + "' was not sent: " + refusal.words(), refusal.cause());
        this.delivery = refusal.delivery();
    }

    Delivery delivery() {
        return delivery;
    }
}
