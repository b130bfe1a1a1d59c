/**
 * Customers: who they are, their login and confirmation password with the count of wrong entries, the login to the
 * portal, its web security and the limits of a session.
 *
 * <p>Stands on {@code platform} and {@code audit} and knows no other feature. Diagrams reach it through {@code
 * checkConfirmationPasswordDelegate} and {@code customerContacts}; pages through the model attributes of {@code
 * CustomerPages} and through {@link jp.tetsuzuki.customer.LoginRecords}.
 */
@ApplicationModule(allowedDependencies = {"audit", "platform"})
package jp.tetsuzuki.customer;

import org.springframework.modulith.ApplicationModule;
