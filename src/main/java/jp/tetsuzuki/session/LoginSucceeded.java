package jp.tetsuzuki.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Starts the session's time and leads to the page of the area that was asked for before the login, else home. */
public final class LoginSucceeded implements AuthenticationSuccessHandler {

    private final LoginAreas areas;
    private final LoginArea area;
    private final SessionLimits limits;
    private final CsrfTokenRepository csrfTokens;
    private final RequestCache requests;

    /**
     * @param area the one to which the login is
     * @param requests remembers the page that was asked for; other areas may share it
     */
    public LoginSucceeded(
            LoginAreas areas,
            LoginArea area,
            SessionLimits limits,
            CsrfTokenRepository csrfTokens,
            RequestCache requests) {
        this.areas = areas;
        this.area = area;
        this.limits = limits;
        this.csrfTokens = csrfTokens;
        this.requests = requests;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        HttpSession session = request.getSession();
        limits.begin(session);
        // Written together with the new session: two pages opened at once would else both try to add it.
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        String target = Optional.ofNullable(requests.getRequest(request, response))
                .map(SavedRequest::getRedirectUrl)
                .flatMap(LoginSucceeded::pageOfOurs)
                .filter(page -> isInArea(page, request.getContextPath()))
                .orElse(request.getContextPath() + area.home());
        requests.removeRequest(request, response);
        response.sendRedirect(target);
    }

    private boolean isInArea(String page, String contextPath) {
        String path = page.split("\\?", 2)[0];
        return path.startsWith(contextPath + "/")
                && areas.of(path.substring(contextPath.length())).equals(area);
    }

    /** Path and query alone: what the browser kept can't lead to another host. */
    static Optional<String> pageOfOurs(String url) {
        try {
            URI uri = URI.create(url);
            String path = uri.getRawPath();
            return path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")
                    ? Optional.empty()
                    : Optional.of(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
