package jp.tetsuzuki.modeling;

import java.util.List;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Forms as customers and clerks see them, for analysts. */
@Controller
class FormPreviewsController {

    private static final String PAGE = ProcedureFiguresController.VERSION + "/forms";

    private final FormPreviews previews;

    FormPreviewsController(FormPreviews previews) {
        this.previews = previews;
    }

    @GetMapping(PAGE)
    String list(
            @PathVariable String key, @PathVariable int version, @AuthenticationPrincipal DeskUser user, Model model) {
        Analysts.admit(user);
        List<FormPreviews.Use> uses = previews.uses(key, version);
        if (uses.isEmpty()) {
            throw new NoSuchView();
        }
        model.addAttribute("href", href(key, version));
        model.addAttribute("uses", uses);
        return "desk/forms";
    }

    @GetMapping(PAGE + "/{form:[0-9A-Za-z_-]+}")
    String show(
            @PathVariable String key,
            @PathVariable int version,
            @PathVariable String form,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        Analysts.admit(user);
        FormPreviews.Preview preview = previews.of(key, version, form).orElseThrow(NoSuchView::new);
        model.addAttribute("href", href(key, version));
        model.addAttribute("version", version);
        model.addAttribute("preview", preview);
        model.addAttribute("view", preview.sample().view());
        return "desk/form-preview";
    }

    private static String href(String key, int version) {
        return ProcedureFiguresController.PAGE + "/procedures/" + key + "/" + version;
    }
}
