package jp.tetsuzuki.customer;

import java.time.Instant;

/**
 * A wrong entry has suspended a customer's password; published once a suspension, after it is committed.
 *
 * @param until when it ends by itself, null where only a paper procedure ends it
 */
public record PasswordSuspended(String contractNumber, PasswordKind kind, Instant until) {}
