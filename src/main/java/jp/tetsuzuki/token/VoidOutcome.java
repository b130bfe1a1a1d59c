package jp.tetsuzuki.token;

/** How an attempt to void a token ended. */
enum VoidOutcome {
    VOIDED,
    /** It is locked, and stays so until a paper procedure. */
    LOCKED,
    /** It was unlocked meanwhile with a new deadline, which has not passed. */
    NOT_DUE,
    /** It has moved on, or ended before. */
    GONE
}
