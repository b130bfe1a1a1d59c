package jp.tetsuzuki.taskui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The global navigation: the home page, and the overviews and procedures that have a place there. */
@ControllerAdvice
class NavigationAdvice {

    /** An entry; one without an address is a group of others. */
    public record Entry(String label, String href, List<Entry> children, boolean current) {}

    /**
     * An entry's page.
     *
     * @param group empty where it stands alone
     * @param current whether the page that is asked for is the entry's
     */
    private record Place(String group, String label, String href, int order, boolean current) {}

    private final Overviews overviews;
    private final ProcedureCatalog catalog;

    NavigationAdvice(Overviews overviews, ProcedureCatalog catalog) {
        this.overviews = overviews;
        this.catalog = catalog;
    }

    @ModelAttribute("navigation")
    List<Entry> navigation(HttpServletRequest request) {
        String here = request.getRequestURI();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("ホーム", "/", List.of(), here.equals("/")));
        Map<String, List<Place>> groups = new LinkedHashMap<>();
        Stream.concat(overviewPlaces(here), procedurePlaces(here))
                .sorted(Comparator.comparingInt(Place::order))
                .forEach(place -> groups.computeIfAbsent(
                                place.group().isEmpty() ? place.href() : place.group(), group -> new ArrayList<>())
                        .add(place));
        groups.values().forEach(places -> entries.add(entry(places)));
        return entries;
    }

    private Stream<Place> overviewPlaces(String here) {
        return overviews.all().stream().map(overview -> {
            String href = "/" + overview.path();
            boolean current = here.equals(href)
                    || catalog.offeredOn(overview.path()).stream().anyMatch(procedure -> isPageOf(procedure, here));
            return new Place(overview.group(), overview.label(), href, overview.order(), current);
        });
    }

    private Stream<Place> procedurePlaces(String here) {
        return catalog.offeredAlone().stream()
                .map(procedure -> new Place(
                        procedure.portalGroup().orElse(""),
                        procedure.name(),
                        "/" + procedure.portalPath().orElseThrow(),
                        procedure.order(),
                        isPageOf(procedure, here)));
    }

    private static boolean isPageOf(Procedure procedure, String here) {
        String pages = "/procedures/" + procedure.key();
        return here.equals(pages) || here.startsWith(pages + "/");
    }

    private static Entry entry(List<Place> places) {
        List<Entry> entries = places.stream()
                .map(place -> new Entry(place.label(), place.href(), List.of(), place.current()))
                .toList();
        String group = places.get(0).group();
        return group.isEmpty()
                ? entries.get(0)
                : new Entry(group, null, entries, entries.stream().anyMatch(Entry::current));
    }
}
