package jp.tetsuzuki.token;

import java.time.Instant;

/** How a request to send the mail with the app's address again ended. */
sealed interface AppMailRequest {

    /**
     * The mail may be sent once, now.
     *
     * @param nextFrom earliest moment of the next one
     */
    record Accepted(Instant nextFrom) implements AppMailRequest {}

    /** @param from earliest moment of the next one */
    record TooSoon(Instant from) implements AppMailRequest {}

    /** The token's mails are used up, or it no longer waits for its initial setup. */
    record TooMany() implements AppMailRequest {}
}
