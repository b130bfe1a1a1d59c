package jp.tetsuzuki.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** パスワードの変更: of one's own, at will, and before anything else where somebody else has given it. */
@Controller
class ChoosePassword {

    static final String PATH = "/staff/password";

    private final Staff staff;
    private final StaffPasswords passwords;
    private final Audit audit;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    ChoosePassword(Staff staff, StaffPasswords passwords, Audit audit) {
        this.staff = staff;
        this.passwords = passwords;
        this.audit = audit;
    }

    @GetMapping(PATH)
    String ask(@AuthenticationPrincipal StaffPrincipal person, Model model) {
        return page(person, Map.of(), model);
    }

    /** The present password counts as an entry does at the login: who finds a desk left open has as many tries. */
    @PostMapping(PATH)
    String choose(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String newPassword,
            @RequestParam(defaultValue = "") String newPasswordConfirmation,
            @AuthenticationPrincipal StaffPrincipal person,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> faults = faults(person, password, newPassword, newPasswordConfirmation);
        if (faults.isEmpty() && passwords.check(person.staffId(), password) != StaffPasswordCheck.RIGHT) {
            faults.put("password", "現在のパスワードが正しくないか、パスワードの利用を停止しています。");
        }
        if (!faults.isEmpty()) {
            return page(person, faults, model);
        }
        staff.choosePassword(person.staffId(), newPassword);
        audit.record(AuditEvent.of("staff.password", "CHOSEN", person.staffId()));
        goOn(person.staffId(), request, response);
        return "redirect:/staff?_passwordChanged";
    }

    /** This session goes on with the new password, under another name; all others of the person end. */
    private void goOn(String staffId, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        staff.working(staffId).ifPresent(person -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(StaffLogin.loggedIn(person));
            SecurityContextHolder.setContext(context);
            sessions.saveContext(context, request, response);
        });
    }

    private static Map<String, String> faults(
            StaffPrincipal person, String password, String newPassword, String confirmation) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (password.isEmpty()) {
            faults.put("password", "現在のパスワードを入力してください。");
        }
        NewPassword.fault(person.staffId(), newPassword).ifPresent(fault -> faults.put("newPassword", fault));
        if (!faults.containsKey("newPassword") && newPassword.equals(password)) {
            faults.put("newPassword", "現在と同じパスワードは使えません。別のパスワードを入力してください。");
        }
        if (!newPassword.equals(confirmation)) {
            faults.put("newPasswordConfirmation", "新しいパスワードと一致しません。もう一度入力してください。");
        }
        return faults;
    }

    private static String page(StaffPrincipal person, Map<String, String> faults, Model model) {
        model.addAttribute("initial", person.initialPassword());
        model.addAttribute("faults", faults);
        model.addAttribute("shortest", NewPassword.SHORTEST);
        model.addAttribute("longest", NewPassword.LONGEST);
        return "desk/password";
    }
}
