package jp.tetsuzuki.token;

/** How an attempt to issue a token ended. */
sealed interface Issuance {

    /** The token is issued; the earlier one that was not yet in use, if there was one, is voided. */
    record Issued(Token token) implements Issuance {}

    /** This was one issue too many: nothing is issued, and the contract is restricted from now on (発行規制). */
    record Restricted() implements Issuance {}

    /** Nothing is issued. */
    record NotIssuable(Reason reason) implements Issuance {}

    enum Reason {
        /** A token is in use: it must be released first. */
        IN_USE,
        /** The token is locked: a paper procedure comes first. */
        LOCKED,
        /** The contract was restricted before. */
        RESTRICTED,
        /** The last release is too short ago. */
        WAITING,
        /** The draft that was to be issued is no longer there. */
        NO_DRAFT
    }
}
