package jp.tetsuzuki.token;

/**
 * A token that was issued or set up ended without ever being used. Published inside the transaction that changes the
 * token.
 *
 * @param contractNumber contract number, 10 digits
 * @param tokenId the token's id
 * @param reason why it ended
 */
public record TokenVoided(String contractNumber, String tokenId, VoidReason reason) {}
