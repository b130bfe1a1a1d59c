package jp.tetsuzuki.token;

/** How the check of a one-time password ended. */
sealed interface OtpCheck {

    /** It was right, and is spent. */
    record Right(String tokenId) implements OtpCheck {}

    /**
     * It was wrong, or right and spent before: the customer is told the same.
     *
     * @param triesLeft wrong entries until the lock, 1 or more
     */
    record Wrong(int triesLeft) implements OtpCheck {}

    /** @param newly whether this very entry locked the token; if not, the code was not looked at */
    record Locked(boolean newly) implements OtpCheck {}

    /** There is no token that is set up or in use; the code was not looked at. */
    record NotUsable() implements OtpCheck {}
}
