package jp.tetsuzuki.mailpassword;

import java.time.Instant;

/**
 * What a page can tell about the mail password for one destination.
 *
 * @param state what became of the last request
 * @param requestReference 照合番号 of the last request
 * @param requestedAddress the address that was asked for; null for all in use
 * @param requestedAt when it was asked for
 * @param resendFrom when it can be asked for again
 * @param resendsLeft how many times it can be asked for again
 * @param reference 照合番号 of the password that is valid; null if none is
 * @param sentAt when that one was sent; null if none is valid
 */
record SentPassword(
        State state,
        String requestReference,
        String requestedAddress,
        Instant requestedAt,
        Instant resendFrom,
        int resendsLeft,
        String reference,
        Instant sentAt) {

    /** What became of a request. */
    enum State {
        REQUESTED,
        SENDING,
        SENT,
        UNDELIVERABLE
    }

    boolean isUnderWay() {
        return state == State.REQUESTED || state == State.SENDING;
    }
}
