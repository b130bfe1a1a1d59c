package jp.tetsuzuki.audit;

import java.util.Objects;

/**
 * One line of the audit: never holds a secret.
 *
 * @param action what was done, as feature.act ({@code token.issue}, {@code login})
 * @param outcome how it ended, upper case ({@code RIGHT}, {@code WRONG}, {@code LOCKED}, {@code DONE})
 * @param subject the contract number or staff number that it is about, null where it is unknown
 * @param object the token, case or mail concerned, null where there is none
 */
public record AuditEvent(String action, String outcome, String subject, String object) {

    public AuditEvent {
        Objects.requireNonNull(action);
        Objects.requireNonNull(outcome);
    }

    public static AuditEvent of(String action, String outcome, String subject) {
        return new AuditEvent(action, outcome, subject, null);
    }

    public AuditEvent about(String token) {
        return new AuditEvent(action, outcome, subject, token);
    }
}
