/**
 * The mail notification password: where it is sent, its making, checking and voiding (sections 3 and 4.2 of the
 * specification).
 *
 * <p>Neighbours: stands on {@code platform}, {@code audit} and {@code mail}. Of {@code token} it knows the event that use
 * of a token has started, which stops it, and the question whether a token is in use, which keeps it stopped. Others ask
 * {@link jp.tetsuzuki.mailpassword.MailPasswordsInUse}. Diagrams use the delegates by name.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "mail", "token"})
package jp.tetsuzuki.mailpassword;

import org.springframework.modulith.ApplicationModule;
