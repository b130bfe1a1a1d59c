package jp.tetsuzuki.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;

/**
 * A part of the site with a login of its own. Who is logged in to one area is nobody in the others, in the same browser
 * too: each has its own cookie and its own session.
 *
 * @param path below which the area lies, such as {@code /staff}; empty for all that lies in no other area
 * @param cookie name of the session's cookie, which the browser sends to this area only
 * @param principal what the principal of a login to this area is
 */
public record LoginArea(String path, String cookie, Class<?> principal) {

    public LoginArea {
        Objects.requireNonNull(path);
        Objects.requireNonNull(cookie);
        Objects.requireNonNull(principal);
    }

    /** Where one logs in. */
    public String loginPage() {
        return path + "/login";
    }

    /** The same page, which then says that time is up. */
    public String expiredPage() {
        return loginPage() + "?expired";
    }

    /** Where the warning before a session's end asks for more time. */
    public String keepPath() {
        return path + "/session/keep";
    }

    /** The page after the login. */
    public String home() {
        return path.isEmpty() ? "/" : path;
    }

    /** Whether somebody is logged in, and to this area. */
    boolean isLogin(Authentication login) {
        return login != null && principal.isInstance(login.getPrincipal());
    }

    /** Leads to a login page; a script that only wants to keep the session is told by status. */
    void leadTo(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals(keepPath())) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(request.getContextPath() + page);
        }
    }
}
