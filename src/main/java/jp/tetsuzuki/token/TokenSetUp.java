package jp.tetsuzuki.token;

/**
 * The app was set up: the token now makes codes, and waits for its use to be started. Published inside the transaction that changes the token.
 *
 * @param contractNumber contract number, 10 digits
 * @param tokenId the token's id
 */
public record TokenSetUp(String contractNumber, String tokenId) {}
