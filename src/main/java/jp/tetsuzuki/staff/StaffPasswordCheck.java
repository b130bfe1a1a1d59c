package jp.tetsuzuki.staff;

/** How the check of an entered password ended; also the outcome in the audit. */
enum StaffPasswordCheck {
    RIGHT,
    WRONG,

    /** Wrong, and this very entry has suspended the password. */
    SUSPENDED,

    /** Not compared: the password is suspended. */
    REFUSED_SUSPENDED,

    /** Not compared: nobody who works here has the staff number. */
    UNKNOWN
}
