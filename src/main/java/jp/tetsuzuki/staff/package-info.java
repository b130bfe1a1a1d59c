/**
 * Staff: who works at which branch in which role, the login to the staff desk, its web security and sessions beside the
 * customers'.
 *
 * <p>Stands on {@code platform} and {@code audit} and shares the portal's headers and session store with {@code
 * customer}. Everybody else knows who is logged in as {@link jp.tetsuzuki.platform.DeskUser} only.
 */
@ApplicationModule(allowedDependencies = {"audit", "customer", "platform"})
package jp.tetsuzuki.staff;

import org.springframework.modulith.ApplicationModule;
