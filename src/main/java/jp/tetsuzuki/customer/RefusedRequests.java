package jp.tetsuzuki.customer;

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
 * Where a request goes that lacks a login or a valid CSRF token: visitors to the login page, which says so when a
 * session has ended meanwhile; who is logged in to a friendly page.
 */
final class RefusedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String EXPIRED = "/login?expired";

    private final CookieSerializer sessionCookie;

    RefusedRequests(CookieSerializer sessionCookie) {
        this.sessionCookie = sessionCookie;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (request.getRequestedSessionId() == null) {
            toLogin("/login", request, response);
        } else {
            sessionCookie.writeCookieValue(new CookieValue(request, response, ""));
            toLogin(EXPIRED, request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof CustomerPrincipal)) {
            toLogin(EXPIRED, request, response);
        } else if (request.getServletPath().equals("/login")) {
            // A second login page was open in another tab; the login in the first one stands.
            response.sendRedirect(request.getContextPath() + "/");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /** Leads to the login page; a script that only wants to keep the session is told by status. */
    static void toLogin(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals(KeepSession.PATH)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(request.getContextPath() + page);
        }
    }
}
