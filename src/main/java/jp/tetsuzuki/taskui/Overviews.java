package jp.tetsuzuki.taskui;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pages from which procedures are chosen. */
@Component
class Overviews {

    private final PortalSettings settings;

    Overviews(PortalSettings settings) {
        this.settings = settings;
    }

    Optional<PortalSettings.Overview> byPath(String path) {
        return settings.overviews().stream()
                .filter(overview -> overview.path().equals(path))
                .findFirst();
    }

    List<PortalSettings.Overview> all() {
        return settings.overviews();
    }
}
