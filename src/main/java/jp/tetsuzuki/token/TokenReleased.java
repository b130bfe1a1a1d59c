package jp.tetsuzuki.token;

/**
 * The customer's use of one-time passwords ended by release. Published inside the transaction that changes the token.
 *
 * @param contractNumber contract number, 10 digits
 * @param tokenId the token's id
 */
public record TokenReleased(String contractNumber, String tokenId) {}
