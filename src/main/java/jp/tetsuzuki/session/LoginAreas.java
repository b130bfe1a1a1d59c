package jp.tetsuzuki.session;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells to which area of the site a request belongs. */
@Component
public class LoginAreas {

    private final List<LoginArea> areas;

    LoginAreas(List<LoginArea> areas) {
        this.areas = areas.stream()
                .sorted(Comparator.comparing((LoginArea area) -> area.path().length())
                        .reversed())
                .toList();
    }

    /**
     * @param path an address on this site, without the application's own path and without a query
     * @return the area with the longest path that the address lies below
     * @throws IllegalStateException if it lies in none: there is always one with an empty path
     */
    public LoginArea of(String path) {
        return areas.stream()
                .filter(area -> path.equals(area.path()) || path.startsWith(area.path() + "/"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No login covers the whole site."));
    }

    /** The area of a request; an error page belongs to the area of the page that failed. */
    public LoginArea of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return of(failed instanceof String address ? withoutContext(request, address) : pathOf(request));
    }

    List<LoginArea> all() {
        return areas;
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
    }

    private static String withoutContext(HttpServletRequest request, String address) {
        return address.startsWith(request.getContextPath() + "/")
                ? address.substring(request.getContextPath().length())
                : address;
    }
}
