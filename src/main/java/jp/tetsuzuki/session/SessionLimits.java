package jp.tetsuzuki.session;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a login session of one area has ended, by the system's clock; what Spring Session itself ends goes by the
 * machine's and comes later.
 */
public final class SessionLimits {

    /** Spring Session's own limit only clears away what nobody comes back to; it must outlast every session. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    private static final String STARTED_AT = "startedAt";
    private static final String LAST_SEEN_AT = "lastSeenAt";

    private final SessionSettings settings;
    private final Clock clock;

    public SessionLimits(SessionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts the time of a session in which somebody has just logged in. */
    void begin(HttpSession session) {
        session.setMaxInactiveInterval(
                Math.toIntExact(settings.absolute().plus(MARGIN).toSeconds()));
        long now = clock.millis();
        session.setAttribute(STARTED_AT, now);
        session.setAttribute(LAST_SEEN_AT, now);
    }

    /** Whether somebody is logged in and time is left. */
    public boolean isRunning(HttpSession session) {
        Instant now = clock.instant();
        return isLogin(session) && now.isBefore(idleEnd(session)) && now.isBefore(absoluteEnd(session));
    }

    boolean hasEnded(HttpSession session) {
        return isLogin(session) && !isRunning(session);
    }

    /** Notes a request; writes only when the one noted is old enough. */
    void use(HttpSession session) {
        Instant now = clock.instant();
        if (isLogin(session) && !now.isBefore(moment(session, LAST_SEEN_AT).plus(settings.touchEvery()))) {
            session.setAttribute(LAST_SEEN_AT, now.toEpochMilli());
        }
    }

    /** Notes the present moment whenever the last one was. */
    public void keep(HttpSession session) {
        session.setAttribute(LAST_SEEN_AT, clock.millis());
    }

    /** What is left of a session that has not ended. */
    public SessionState stateOf(HttpSession session) {
        Instant now = clock.instant();
        return new SessionState(
                Duration.between(now, idleEnd(session)).toSeconds(),
                Duration.between(now, absoluteEnd(session)).toSeconds(),
                settings.warning().toSeconds(),
                settings.idle().toMinutes(),
                settings.absolute().toMinutes());
    }

    private static boolean isLogin(HttpSession session) {
        return session.getAttribute(STARTED_AT) != null && session.getAttribute(LAST_SEEN_AT) != null;
    }

    private Instant idleEnd(HttpSession session) {
        return moment(session, LAST_SEEN_AT).plus(settings.idle());
    }

    private Instant absoluteEnd(HttpSession session) {
        return moment(session, STARTED_AT).plus(settings.absolute());
    }

    private static Instant moment(HttpSession session, String attribute) {
        return Instant.ofEpochMilli((Long) session.getAttribute(attribute));
    }
}
