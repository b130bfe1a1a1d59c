package jp.tetsuzuki.customer;

import java.time.Instant;

/**
 * A login that succeeded.
 *
 * @param address network address that it came from, null where it is unknown
 */
public record LoginRecord(Instant at, String address) {}
