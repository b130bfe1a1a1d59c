package jp.tetsuzuki.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Reads and writes the session's cookie of the area that a request belongs to, and no other. */
final class SessionCookies implements CookieSerializer {

    private final LoginAreas areas;
    private final Map<LoginArea, CookieSerializer> cookies;

    /**
     * @param contextPath the application's own path, empty or such as {@code /bank}
     * @param settings {@code server.servlet.session.cookie}; name and path are the areas'
     */
    SessionCookies(LoginAreas areas, String contextPath, Cookie settings) {
        this.areas = areas;
        this.cookies = areas.all().stream()
                .collect(Collectors.toMap(Function.identity(), area -> cookie(area, contextPath, settings)));
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        return cookies.get(areas.of(request));
    }

    private static CookieSerializer cookie(LoginArea area, String contextPath, Cookie settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(area.cookie());
        cookie.setCookiePath(contextPath + area.home());
        if (settings.getHttpOnly() != null) {
            cookie.setUseHttpOnlyCookie(settings.getHttpOnly());
        }
        if (settings.getSecure() != null) {
            cookie.setUseSecureCookie(settings.getSecure());
        }
        if (settings.getSameSite() != null) {
            cookie.setSameSite(settings.getSameSite().attributeValue());
        }
        return cookie;
    }
}
