package jp.tetsuzuki.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads afresh who is logged in: a change of branch or role is in force with the next request, and who has left, or
 * has another password since, is logged out. A session could else keep a right for as long as it lasts. Whoever has an initial password is led to choose
 * an own one.
 */
final class FreshStaffFilter extends OncePerRequestFilter {

    /** With a password that somebody else has given, nothing is done but to choose an own one. */
    private static final Set<String> OPEN_BEFORE_CHOICE =
            Set.of(ChoosePassword.PATH, KeepDeskSession.PATH, StaffLoginPage.PATH, "/staff/logout");

    private final Staff staff;
    private final Audit audit;

    FreshStaffFilter(Staff staff, Audit audit) {
        this.staff = staff;
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof StaffPrincipal known)) {
            chain.doFilter(request, response);
            return;
        }
        // Whoever has a session from before the password was changed may be the one on whose account it was changed.
        Optional<StaffPrincipal> now =
                staff.working(known.staffId()).filter(person -> person.passwordNumber() == known.passwordNumber());
        if (now.isPresent()) {
            use(StaffLogin.loggedIn(now.get()));
            if (now.get().initialPassword() && !OPEN_BEFORE_CHOICE.contains(request.getServletPath())) {
                response.sendRedirect(request.getContextPath() + ChoosePassword.PATH);
                return;
            }
            chain.doFilter(request, response);
        } else {
            audit.record(AuditEvent.of("staff.session", "REVOKED", known.staffId()));
            Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
            use(null);
            response.sendRedirect(request.getContextPath() + StaffLoginPage.REVOKED);
        }
    }

    private static void use(Authentication login) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login);
        SecurityContextHolder.setContext(context);
    }
}
