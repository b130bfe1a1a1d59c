package jp.tetsuzuki.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/**
 * Where a request goes that lacks a login or a valid CSRF token: visitors to the area's login page, which says so when a
 * session has ended meanwhile; who is logged in to a friendly page.
 */
public final class RefusedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final LoginArea area;
    private final CookieSerializer sessionCookie;

    public RefusedRequests(LoginArea area, CookieSerializer sessionCookie) {
        this.area = area;
        this.sessionCookie = sessionCookie;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (request.getRequestedSessionId() == null) {
            area.leadTo(area.loginPage(), request, response);
        } else {
            sessionCookie.writeCookieValue(new CookieValue(request, response, ""));
            area.leadTo(area.expiredPage(), request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (!area.isLogin(login)) {
            area.leadTo(area.expiredPage(), request, response);
        } else if (request.getServletPath().equals(area.loginPage())) {
            // A second login page was open in another tab; the login in the first one stands.
            response.sendRedirect(request.getContextPath() + area.home());
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
