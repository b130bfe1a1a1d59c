package jp.tetsuzuki.mailpassword;

/** What a mail password is made for; each has a password of its own. */
enum Destination {

    /** All addresses in use: one password goes to each of them. */
    IN_USE,

    /** The address that shall be the mobile phone's from now on. */
    NEW_MOBILE,

    /** The address that shall be the PC's from now on. */
    NEW_PC
}
