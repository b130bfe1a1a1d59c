package jp.tetsuzuki.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.tetsuzuki.staff.UnusableStaffLogin.Fault;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * The staff desk's login page ({@code /staff/login}), also with the words for a form that is not filled in, a refused
 * login, an ended session and a logout.
 */
@Controller
class StaffLoginPage {

    static final String PATH = "/staff/login";

    /** Where a refused login is forwarded to: a page, not a redirect, so that the number typed stays in its field. */
    static final String REFUSED = PATH + "/refused";

    /** Where who has left, or has another password since, is led to. */
    static final String REVOKED = PATH + "?revoked";

    private final StaffSettings rules;

    StaffLoginPage(StaffSettings rules) {
        this.rules = rules;
    }

    @GetMapping(PATH)
    String login(
            @AuthenticationPrincipal StaffPrincipal staff, HttpServletRequest request, CsrfToken csrf, Model model) {
        if (staff != null) {
            return "redirect:/staff";
        }
        if (request.getParameter("expired") != null) {
            model.addAttribute("info", "利用時間が切れたため、安全を考えてログアウトしました。もう一度ログインしてください。");
        } else if (request.getParameter("revoked") != null) {
            model.addAttribute("info", "この職員番号の利用が終了したか、パスワードが変更されたため、ログアウトしました。");
        } else if (request.getParameter("logout") != null) {
            model.addAttribute("info", "ログアウトしました。");
        }
        return page(csrf);
    }

    @PostMapping(REFUSED)
    String refused(
            @RequestAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) AuthenticationException refusal,
            HttpServletRequest request,
            CsrfToken csrf,
            Model model) {
        if (refusal instanceof UnusableStaffLogin unusable) {
            model.addAttribute(
                    "faults",
                    unusable.faults().stream()
                            .collect(Collectors.toMap(
                                    Fault::field, Fault::message, (one, other) -> one, LinkedHashMap::new)));
        } else {
            model.addAttribute("error", wordsForEveryRefusal());
        }
        String typed = StaffLogin.staffId(Objects.requireNonNullElse(request.getParameter("staffId"), ""));
        // Nothing else comes back into the page: it may be a password typed into the wrong field.
        if (StaffMember.isStaffId(typed)) {
            model.addAttribute("staffId", typed);
        }
        return page(csrf);
    }

    private String wordsForEveryRefusal() {
        return "職員番号またはパスワードが正しくないか、パスワードの利用を停止しています。入力内容を確かめてください。続けて%d回間違えると%d分間ログインできません。%d分以上たってもログインできないときは、システム運用の担当者に連絡してください。"
                .formatted(
                        rules.wrongEntries(),
                        rules.suspension().toMinutes(),
                        rules.suspension().toMinutes());
    }

    /** Makes the visitor's CSRF cookie before the page begins: once its first part has left, it would be too late. */
    private static String page(CsrfToken csrf) {
        csrf.getToken();
        return "desk/login";
    }
}
