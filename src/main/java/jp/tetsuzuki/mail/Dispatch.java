package jp.tetsuzuki.mail;

import java.time.Instant;

/**
 * A mail that a step is about to send, perhaps not for the first time.
 *
 * @param messageId the same at every attempt
 * @param writtenAt when the first attempt began
 * @param attempts how many there were, this one included
 */
record Dispatch(String messageId, Instant writtenAt, int attempts) {}
