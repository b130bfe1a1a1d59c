package jp.tetsuzuki.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.ZonedDateTime;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.session.SessionLimits;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What the frame of every page shows: {@code institution}, and for who is logged in {@code customer} and {@code
 * sessionWarning}.
 */
@ControllerAdvice(annotations = Controller.class)
class CustomerPages {

    private final InstitutionSettings institution;
    private final SessionLimits limits;
    private final Clock clock;

    CustomerPages(InstitutionSettings institution, SessionLimits portalLimits, Clock clock) {
        this.institution = institution;
        this.limits = portalLimits;
        this.clock = clock;
    }

    @ModelAttribute
    void frame(@AuthenticationPrincipal CustomerPrincipal principal, HttpServletRequest request, Model model) {
        model.addAttribute("institution", institution);
        HttpSession session = principal == null ? null : request.getSession(false);
        if (session != null && limits.isRunning(session)) {
            model.addAttribute(
                    "customer",
                    new ShownCustomer(
                            principal.customerName(),
                            principal.previousLogin() == null
                                    ? null
                                    : principal.previousLogin().atZone(clock.getZone())));
            model.addAttribute("sessionWarning", limits.stateOf(session));
        }
    }

    /**
     * @param name without 様
     * @param lastLoginAt 前回ログイン in Japanese time, null at the first login
     */
    public record ShownCustomer(String name, ZonedDateTime lastLoginAt) {}
}
