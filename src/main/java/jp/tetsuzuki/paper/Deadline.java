package jp.tetsuzuki.paper;

/** What a case waits for within business days; the settings have the numbers, unless a diagram gives its own. */
enum Deadline {
    /** The clerk's check of the paper. */
    CHECK,
    /** What is missing has to come in. */
    MENDING,
    /** The call to the registered phone number. */
    CALL,
    /** The answer to the letter of inquiry (照会状). */
    REPLY,
    /** The approval: its reminder, and when headquarters takes over. */
    APPROVAL
}
