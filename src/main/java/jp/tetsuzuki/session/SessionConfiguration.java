package jp.tetsuzuki.session;

import java.util.Objects;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;

/** Keeps sessions in the database, so that any instance of the application can serve anybody. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
class SessionConfiguration {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> storeOutlastsSessions(SessionSettings settings) {
        return store -> store.setDefaultMaxInactiveInterval(settings.absolute().plus(SessionLimits.MARGIN));
    }

    @Bean
    @Primary
    SessionRepository<? extends Session> calmSessionRepository(
            JdbcIndexedSessionRepository store, SessionSettings settings) {
        return CalmSessionRepository.around(store, settings.touchEvery());
    }

    @Bean
    CookieSerializer sessionCookies(LoginAreas areas, ServerProperties server) {
        ServerProperties.Servlet servlet = server.getServlet();
        return new SessionCookies(
                areas,
                Objects.requireNonNullElse(servlet.getContextPath(), ""),
                servlet.getSession().getCookie());
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return new CsrfTokens();
    }
}
