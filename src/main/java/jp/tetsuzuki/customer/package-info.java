/**
 * Customers: who they are, their login and confirmation password with the count of wrong entries, the login to the
 * portal and its web security.
 *
 * <p>Stands on {@code platform}, {@code audit} and {@code session} and knows no other feature. Diagrams reach it through
 * {@code checkConfirmationPasswordDelegate} and {@code customerContacts}; pages through the model attributes of {@code
 * CustomerPages} and through {@link jp.tetsuzuki.customer.LoginRecords}.
 */
@ApplicationModule(allowedDependencies = {"audit", "platform", "session"})
package jp.tetsuzuki.customer;

import org.springframework.modulith.ApplicationModule;
