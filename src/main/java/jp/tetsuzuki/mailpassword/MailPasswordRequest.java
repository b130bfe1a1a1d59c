package jp.tetsuzuki.mailpassword;

import java.time.Instant;

/** What came of asking for a mail password. */
sealed interface MailPasswordRequest {

    /** It will be sent. */
    record Requested(String requestId) implements MailPasswordRequest {}

    /** One is valid or on its way, and another was not asked for. */
    record StillValid() implements MailPasswordRequest {}

    /** The last one was asked for a moment ago; possible again from the given moment. */
    record TooSoon(Instant from) implements MailPasswordRequest {}

    /** Asked for too often in this session. */
    record TooMany() implements MailPasswordRequest {}

    /** The session has ended, or too many wrong entries have voided its passwords. */
    record SessionOver() implements MailPasswordRequest {}
}
