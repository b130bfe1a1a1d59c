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

    SessionLimitsFilter(SessionLimits limits, Audit audit) {
        this.limits = limits;
        this.audit = audit;
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
        Optional.ofNullable(context.getAuthentication())
                .ifPresent(login -> audit.record(AuditEvent.of("session", "EXPIRED", login.getName())));
        session.invalidate();
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    }
}
