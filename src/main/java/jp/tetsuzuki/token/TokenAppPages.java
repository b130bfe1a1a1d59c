package jp.tetsuzuki.token;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The token app's two pages (section 5 of the specification). The server writes them, so that the institution's names
 * are right, and the demo is called one, before any script runs; all else of the app is static files.
 */
@Controller
class TokenAppPages {

    private final TokenPolicy policy;

    TokenAppPages(TokenPolicy policy) {
        this.policy = policy;
    }

    @ModelAttribute
    void rules(Model model) {
        model.addAttribute("setupEntries", policy.setupEntries());
        model.addAttribute("otpEntries", policy.otpEntries());
        model.addAttribute("startPasswordMin", policy.startPasswordMin());
        model.addAttribute("startPasswordMax", policy.startPasswordMax());
    }

    @GetMapping("/app")
    String withoutSlash() {
        return "redirect:/app/";
    }

    @GetMapping("/app/")
    String app() {
        return "app/index";
    }

    @GetMapping("/app/help")
    String help() {
        return "app/help";
    }
}
