package jp.tetsuzuki.taskui;

import java.security.Principal;
import java.time.ZonedDateTime;
import java.util.List;
import jp.tetsuzuki.platform.PasswordMethod;
import jp.tetsuzuki.platform.RecentLogins;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page after the login: where the customer's procedures and passwords stand. */
@Controller
class HomeController {

    /** A procedure that waits for the customer. */
    public record Open(String title, String stage, ZonedDateTime deadline, String href) {}

    private final Procedures procedures;
    private final List<PasswordMethod> methods;
    private final RecentLogins logins;

    HomeController(Procedures procedures, List<PasswordMethod> methods, RecentLogins logins) {
        this.procedures = procedures;
        this.methods = methods;
        this.logins = logins;
    }

    @GetMapping("/")
    String home(Principal customer, Model model) {
        String contractNumber = customer.getName();
        model.addAttribute("logins", logins.lastThree(contractNumber));
        model.addAttribute(
                "methods",
                methods.stream().map(method -> method.of(contractNumber)).toList());
        model.addAttribute(
                "procedures",
                procedures.waitingFor(contractNumber).stream()
                        .map(waiting -> new Open(
                                waiting.procedure().name(),
                                waiting.page().title(),
                                procedures.deadline(waiting).orElse(null),
                                "/procedures/" + waiting.procedure().key() + "/" + waiting.instanceId()))
                        .toList());
        return "home";
    }
}
