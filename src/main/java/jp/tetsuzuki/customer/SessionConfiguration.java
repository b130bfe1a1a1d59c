package jp.tetsuzuki.customer;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/** Keeps sessions in the database, so that any instance of the application can serve any customer. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
class SessionConfiguration {

    /** The store's own limit only clears away what nobody comes back to; it must outlast every session. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> storeOutlastsSessions(SessionSettings settings) {
        return store -> store.setDefaultMaxInactiveInterval(settings.absolute().plus(MARGIN));
    }

    @Bean
    @Primary
    SessionRepository<? extends Session> calmSessionRepository(
            JdbcIndexedSessionRepository store, SessionSettings settings) {
        return CalmSessionRepository.around(store, settings.touchEvery());
    }
}
