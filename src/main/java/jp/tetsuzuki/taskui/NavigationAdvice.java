package jp.tetsuzuki.taskui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The global navigation: the home page and the overviews in their groups. */
@ControllerAdvice
class NavigationAdvice {

    /** An entry; one without an address is a group of others. */
    public record Entry(String label, String href, List<Link> children, boolean current) {}

    private final Overviews overviews;

    NavigationAdvice(Overviews overviews) {
        this.overviews = overviews;
    }

    @ModelAttribute("navigation")
    List<Entry> navigation(HttpServletRequest request) {
        String here = request.getRequestURI();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("ホーム", "/", List.of(), here.equals("/")));
        Map<String, List<Link>> groups = new LinkedHashMap<>();
        overviews
                .all()
                .forEach(overview -> groups.computeIfAbsent(overview.group(), group -> new ArrayList<>())
                        .add(new Link(overview.label(), "/" + overview.path())));
        groups.forEach((label, children) -> entries.add(new Entry(
                label,
                null,
                children,
                children.stream().anyMatch(child -> child.href().equals(here)))));
        return entries;
    }
}
