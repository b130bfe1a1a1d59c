package jp.tetsuzuki.customer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.tetsuzuki.customer.UnusableLogin.Fault;
import jp.tetsuzuki.platform.InstitutionSettings;
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
 * The login page ({@code /login}), also with the words for a form that is not filled in, a refused login, an ended
 * session and a logout.
 */
@Controller
class LoginPage {

    /** Where a refused login is forwarded to: a page, not a redirect, so that the number typed stays in its field. */
    static final String REFUSED = "/login/refused";

    private static final Pattern SOME_NUMBER = Pattern.compile("[0-9]{1,20}");

    private final CustomerSettings rules;
    private final InstitutionSettings institution;

    LoginPage(CustomerSettings rules, InstitutionSettings institution) {
        this.rules = rules;
        this.institution = institution;
    }

    @GetMapping("/login")
    String login(
            @AuthenticationPrincipal CustomerPrincipal customer,
            HttpServletRequest request,
            CsrfToken csrf,
            Model model) {
        if (customer != null) {
            return "redirect:/";
        }
        if (request.getParameter("expired") != null) {
            model.addAttribute("info", "ご利用の時間切れのため、安全を考えてログアウトしました。お手数ですが、もう一度ログインしてください。");
        } else if (request.getParameter("logout") != null) {
            model.addAttribute("info", "ログアウトしました。ご利用ありがとうございました。");
        } else {
            SessionEnd.of(request.getParameter("ended")).ifPresent(end -> model.addAttribute("info", end.words()));
        }
        return page(csrf);
    }

    @PostMapping(REFUSED)
    String refused(
            @RequestAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) AuthenticationException refusal,
            HttpServletRequest request,
            CsrfToken csrf,
            Model model) {
        if (refusal instanceof UnusableLogin unusable) {
            model.addAttribute(
                    "faults",
                    unusable.faults().stream()
                            .collect(Collectors.toMap(
                                    Fault::field, Fault::message, (one, other) -> one, LinkedHashMap::new)));
        } else {
            model.addAttribute("error", wordsForEveryRefusal());
        }
        String typed = request.getParameter("contractNumber");
        // Only digits come back into the page: anything else may be a password typed into the wrong field.
        if (typed != null && SOME_NUMBER.matcher(CustomerLogin.halfWidth(typed)).matches()) {
            model.addAttribute("contractNumber", CustomerLogin.halfWidth(typed));
        }
        return page(csrf);
    }

    private String wordsForEveryRefusal() {
        return "契約者番号またはログインパスワードが正しくないか、ログインパスワードのご利用を停止しています。入力内容をお確かめください。"
                + "続けて%d回お間違えになると%d分間ログインできません。%d分以上たってもログインできないときは、お電話（%s）でお問い合わせください。"
                        .formatted(
                                rules.wrongEntries(),
                                rules.suspension().toMinutes(),
                                rules.suspension().toMinutes(),
                                institution.phone());
    }

    /** Makes the visitor's CSRF cookie before the page begins: once its first part has left, it would be too late. */
    private static String page(CsrfToken csrf) {
        csrf.getToken();
        return "login";
    }
}
