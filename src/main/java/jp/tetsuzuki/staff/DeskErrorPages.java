package jp.tetsuzuki.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import jp.tetsuzuki.session.LoginArea;
import jp.tetsuzuki.session.LoginAreas;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows what fails at the desk in the desk's frame and leads back to the desk, not to the customers' portal. */
@Component
@Order(0)
class DeskErrorPages implements ErrorViewResolver {

    private static final Set<HttpStatus> OWN_PAGES = Set.of(
            HttpStatus.BAD_REQUEST, HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND, HttpStatus.INTERNAL_SERVER_ERROR);

    private final LoginAreas areas;
    private final LoginArea desk;

    DeskErrorPages(LoginAreas areas, LoginArea deskArea) {
        this.areas = areas;
        this.desk = deskArea;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (!areas.of(request).equals(desk)) {
            return null;
        }
        String page = OWN_PAGES.contains(status) ? String.valueOf(status.value()) : "other";
        return new ModelAndView("desk/error/" + page, model);
    }
}
