package jp.tetsuzuki.token;

/** How an application's first page ended. */
sealed interface Preparation {

    /** A draft exists, with the hash of the start password. */
    record Prepared(String tokenId) implements Preparation {}

    /** The start password must not be used; nothing is stored. */
    record Refused(StartPasswordFault fault) implements Preparation {}
}
