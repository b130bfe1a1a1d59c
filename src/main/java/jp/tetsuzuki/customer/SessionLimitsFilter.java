package jp.tetsuzuki.customer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a login session whose time is up, before anything else is done with the request. */
final class SessionLimitsFilter extends OncePerRequestFilter {

    private final SessionLimits limits;
    private final Audit audit;
    private final CustomerLoginSession sessions;

    SessionLimitsFilter(SessionLimits limits, Audit audit, CustomerLoginSession sessions) {
        this.limits = limits;
        this.audit = audit;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session == null) {
            chain.doFilter(request, response);
        } else if (!limits.hasEnded(session)) {
            limits.use(session);
            chain.doFilter(request, response);
        } else {
            end(session);
            if (request.getServletPath().equals("/login")) {
                chain.doFilter(request, response);
            } else {
                RefusedRequests.toLogin(RefusedRequests.EXPIRED, request, response);
            }
        }
    }

    private void end(HttpSession session) {
        SecurityContext context = SecurityContextHolder.getContext();
        Optional.ofNullable(context.getAuthentication()).ifPresent(login -> {
            audit.record(AuditEvent.of("session", "EXPIRED", login.getName()));
            sessions.tellEnd(login);
        });
        session.invalidate();
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    }
}
