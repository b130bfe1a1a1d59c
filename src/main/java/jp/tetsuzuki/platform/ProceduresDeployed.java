package jp.tetsuzuki.platform;

/**
 * Event: diagrams, decision tables or forms have come into force, once the publisher's transaction is committed. Other
 * instances of the application are not told.
 */
public record ProceduresDeployed() {}
