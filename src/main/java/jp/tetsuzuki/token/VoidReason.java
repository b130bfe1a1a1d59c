package jp.tetsuzuki.token;

/** Why a token was voided. */
public enum VoidReason {
    /** The app was not set up in time. */
    SETUP_DEADLINE,
    /** The token was set up, and its use not started in time. */
    USE_START_DEADLINE,
    /** Too many wrong entries in the app's initial setup. */
    SETUP_WRONG_ENTRIES,
    /** A newer token was issued before this one's use started. */
    REPLACED,
    /** A paper procedure ended it. */
    RELEASED_BY_PAPER
}
