package jp.tetsuzuki.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a login session whose time is up, before anything else is done with the request. */
public final class SessionLimitsFilter extends OncePerRequestFilter {

    private final LoginArea area;
    private final SessionLimits limits;
    private final Consumer<Authentication> whenEnded;

    /**
     * @param whenEnded is told whose session has ended
     */
    public SessionLimitsFilter(LoginArea area, SessionLimits limits, Consumer<Authentication> whenEnded) {
        this.area = area;
        this.limits = limits;
        this.whenEnded = whenEnded;
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
            if (request.getServletPath().equals(area.loginPage())) {
                chain.doFilter(request, response);
            } else {
                area.leadTo(area.expiredPage(), request, response);
            }
        }
    }

    private void end(HttpSession session) {
        SecurityContext context = SecurityContextHolder.getContext();
        Optional.ofNullable(context.getAuthentication()).ifPresent(whenEnded);
        session.invalidate();
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    }
}
