/**
 * Staff: who works at which branch in which role, the login to the staff desk, its web security and its sessions beside
 * the customers'.
 *
 * <p>Stands on {@code platform}, {@code audit} and {@code session} and knows no other feature. Everybody else knows who
 * is logged in as {@link jp.tetsuzuki.platform.DeskUser} only.
 */
@ApplicationModule(allowedDependencies = {"audit", "platform", "session"})
package jp.tetsuzuki.staff;

import org.springframework.modulith.ApplicationModule;
