package jp.tetsuzuki.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import jp.tetsuzuki.platform.DeskNavigation;
import jp.tetsuzuki.platform.DeskNavigation.Entry;
import jp.tetsuzuki.session.SessionLimits;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What the frame of the desk's pages shows to who is logged in: {@code staff}, {@code deskNavigation} and {@code
 * sessionWarning}.
 */
@ControllerAdvice(annotations = Controller.class)
class DeskFrame {

    private final List<DeskNavigation> features;
    private final SessionLimits limits;

    DeskFrame(List<DeskNavigation> features, SessionLimits deskLimits) {
        this.features = features;
        this.limits = deskLimits;
    }

    @ModelAttribute
    void frame(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request, Model model) {
        HttpSession session = principal == null ? null : request.getSession(false);
        if (session != null && limits.isRunning(session)) {
            model.addAttribute(
                    "staff", new ShownStaff(principal.staffName(), principal.branchName(), principal.roleNames()));
            model.addAttribute("deskNavigation", navigation(principal, request.getServletPath()));
            model.addAttribute("sessionWarning", limits.stateOf(session));
        }
    }

    private List<Place> navigation(StaffPrincipal principal, String here) {
        List<Entry> entries = features.stream()
                .flatMap(feature -> feature.entriesFor(principal).stream())
                .sorted(Comparator.comparingInt(Entry::order))
                .toList();
        // The longest address above the page: a task lies below the lists, which lie above everything.
        String current = entries.stream()
                .map(Entry::href)
                .filter(href -> here.equals(href) || here.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return entries.stream()
                .map(entry ->
                        new Place(entry.label(), entry.href(), entry.href().equals(current)))
                .toList();
    }

    /**
     * @param place branch or department
     * @param role the roles in words
     */
    public record ShownStaff(String name, String place, String role) {}

    /**
     * @param current whether the page that is asked for is the entry's, or lies below it
     */
    public record Place(String label, String href, boolean current) {}
}
