/**
 * Software tokens: issuance, the app's initial setup, start of use, release and locking (sections 3, 4.1 and 5 of the
 * specification).
 *
 * <p>Neighbours: stands on {@code platform} and {@code audit}. Others learn of a token's life from the events {@link
 * jp.tetsuzuki.token.TokenSetUp}, {@link jp.tetsuzuki.token.TokenUseStarted}, {@link jp.tetsuzuki.token.TokenReleased}
 * and {@link jp.tetsuzuki.token.TokenVoided}, which are published inside the transaction that changes it, and ask {@link
 * jp.tetsuzuki.token.TokensInUse}. Diagrams use the delegates by name and {@code tokenPolicy} for their timers.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
package jp.tetsuzuki.token;

import org.springframework.modulith.ApplicationModule;
