package jp.tetsuzuki.transfer;

/** By what a customer confirms transfers (section 4.3 of the specification). */
enum TransferMethod {
    /** One-time passwords. */
    OTP,
    /** Mail notification passwords. */
    MAIL,
    /** By nothing: the token is locked, and transfers are closed until the paper procedure. */
    LOCKED,
    /** By nothing: neither method is in use. */
    NONE
}
