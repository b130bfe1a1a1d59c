package jp.tetsuzuki.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Spares the session store what is not worth a write, and the customer what can't be read.
 *
 * <p>Spring Session writes a session's last access with every request. Here it is written only when it has moved by
 * some time, so that most pages do not write the session at all. A session that another version of the software left
 * and this one can't read counts as none: the customer logs in again.
 */
final class CalmSessionRepository<S extends Session>
        implements SessionRepository<CalmSessionRepository.CalmSession<S>> {

    private static final Logger LOG = LoggerFactory.getLogger(CalmSessionRepository.class);

    private final SessionRepository<S> store;
    private final Duration touchEvery;

    private CalmSessionRepository(SessionRepository<S> store, Duration touchEvery) {
        this.store = store;
        this.touchEvery = touchEvery;
    }

    static <S extends Session> CalmSessionRepository<S> around(SessionRepository<S> store, Duration touchEvery) {
        return new CalmSessionRepository<>(store, touchEvery);
    }

    @Override
    public CalmSession<S> createSession() {
        return new CalmSession<>(store.createSession(), touchEvery);
    }

    @Override
    public void save(CalmSession<S> session) {
        store.save(session.stored);
    }

    @Override
    public CalmSession<S> findById(String id) {
        S session = store.findById(id);
        if (session == null) {
            return null;
        }
        try {
            // Attributes are read when they are asked for: all are now, to fail where a failure can be mended.
            session.getAttributeNames().forEach(session::getAttribute);
        } catch (ConversionException | SerializationFailedException unreadable) {
            LOG.warn(
                    "A session that can't be read is dropped: {}",
                    unreadable.getClass().getSimpleName());
            store.deleteById(id);
            return null;
        }
        return new CalmSession<>(session, touchEvery);
    }

    @Override
    public void deleteById(String id) {
        store.deleteById(id);
    }

    static final class CalmSession<S extends Session> implements Session {

        private final S stored;
        private final Duration touchEvery;

        private CalmSession(S stored, Duration touchEvery) {
            this.stored = stored;
            this.touchEvery = touchEvery;
        }

        @Override
        public void setLastAccessedTime(Instant lastAccessedTime) {
            if (!lastAccessedTime.isBefore(stored.getLastAccessedTime().plus(touchEvery))) {
                stored.setLastAccessedTime(lastAccessedTime);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        public <T> T getAttribute(String attributeName) {
            return stored.getAttribute(attributeName);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String attributeName, Object attributeValue) {
            stored.setAttribute(attributeName, attributeValue);
        }

        @Override
        public void removeAttribute(String attributeName) {
            stored.removeAttribute(attributeName);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
