package jp.tetsuzuki.token;

import java.time.Instant;

/**
 * The app was set up: the token now makes codes, and waits for its use to be started. Published inside the transaction that changes the token.
 *
 * @param contractNumber contract number, 10 digits
 * @param tokenId the token's id
 * @param useStartDeadline moment from which its use can no longer be started
 */
public record TokenSetUp(String contractNumber, String tokenId, Instant useStartDeadline) {}
