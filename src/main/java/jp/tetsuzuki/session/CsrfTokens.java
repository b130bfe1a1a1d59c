package jp.tetsuzuki.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Keeps the CSRF token in the session of who is logged in, and in a cookie (HttpOnly, SameSite=Lax) for a visitor.
 *
 * <p>So nobody who merely looks at the login page costs a session in the database, and a login page that was left open
 * for long still works; while what is done in a login is guarded by a token that no cookie set from elsewhere can
 * replace.
 */
final class CsrfTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";

    private final HttpSessionCsrfTokenRepository sessions = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository visitors = new CookieCsrfTokenRepository();

    CsrfTokens() {
        sessions.setHeaderName(HEADER);
        visitors.setHeaderName(HEADER);
        visitors.setCookieName("visitor");
        visitors.setCookiePath("/");
        visitors.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.getSession(false) == null ? visitors : sessions;
    }
}
