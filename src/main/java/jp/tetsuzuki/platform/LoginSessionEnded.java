package jp.tetsuzuki.platform;

/**
 * A customer's login session has ended: by logout, by its limits or by a procedure. Of a session that the browser just
 * leaves behind nobody tells; it then ends by its limits when it is next looked at, or never.
 *
 * @param reference as {@link LoginSession#reference()}
 */
public record LoginSessionEnded(String reference) {}
