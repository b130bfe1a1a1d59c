/**
 * Mails to customers: templates, message building, SMTP, and the step of a diagram that sends one
 * ({@code sendMailDelegate}). Section 6 of the specification. Knows no feature; stands on {@code platform} (clock,
 * customer facts, transactions) and {@code audit}. Diagrams use it by the names in {@link MailStep}.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
package jp.tetsuzuki.mail;

import org.springframework.modulith.ApplicationModule;
