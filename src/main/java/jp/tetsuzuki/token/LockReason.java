package jp.tetsuzuki.token;

/** Why a token is locked. */
enum LockReason {
    /** Too many wrong codes. */
    WRONG_ENTRIES,
    /** Its device was reported as lost or broken on paper. */
    LOSS
}
