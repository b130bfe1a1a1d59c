package jp.tetsuzuki.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Writes the audit. Actor and address come from the login and the request, never from the caller; a background step
 * writes as {@code system}, a visitor as
 * {@code anonymous}. Lines are only ever added: the database refuses their change.
 */
@Component
public class Audit {

    /** A background step. */
    static final String SYSTEM = "system";

    /** Somebody at a page who has not logged in. */
    static final String ANONYMOUS = "anonymous";

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds the line in the caller's transaction: it stays if and only if what it tells of stays. */
    public void record(AuditEvent event) {
        record(event, jdbc);
    }

    /**
     * Adds the line in the transaction of the given client: for what is counted or refused independently of the
     * caller's transaction.
     */
    public void record(AuditEvent event, JdbcClient client) {
        client.sql("""
                        INSERT INTO audit_event (occurred_at, actor, address, action, outcome, subject, object)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        actor(),
                        ClientAddress.ofCurrentRequest().orElse(null),
                        event.action(),
                        event.outcome(),
                        event.subject(),
                        event.object())
                .update();
    }

    private static String actor() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(who -> who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName)
                .orElseGet(() -> ClientAddress.ofCurrentRequest().isPresent() ? ANONYMOUS : SYSTEM);
    }
}
