package jp.tetsuzuki.taskui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import jp.tetsuzuki.platform.DeskUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The desk's navigation, as far as it comes from diagrams: the lists, and the procedures that the person may begin. */
@ControllerAdvice(annotations = Controller.class)
class DeskNavigation {

    /** An entry; {@code current} where the page that is asked for is the entry's. */
    public record Entry(String label, String href, boolean current) {}

    private final DeskStarts starts;

    DeskNavigation(DeskStarts starts) {
        this.starts = starts;
    }

    @ModelAttribute
    void navigation(@AuthenticationPrincipal DeskUser user, HttpServletRequest request, Model model) {
        if (user == null) {
            return;
        }
        String here = request.getRequestURI();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("一覧", "/staff", here.equals("/staff")));
        for (Procedure procedure : starts.of(user)) {
            String href = "/staff/procedures/" + procedure.key();
            entries.add(new Entry(procedure.name(), href, here.equals(href) || here.startsWith(href + "/")));
        }
        model.addAttribute("deskNavigation", entries);
    }
}
