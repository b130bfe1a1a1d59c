package jp.tetsuzuki.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import jp.tetsuzuki.session.LoginArea;
import jp.tetsuzuki.session.LoginAreas;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.DefaultErrorViewResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows what fails at the desk in the desk's frame and leads back to the desk, not to the customers' portal. Everything
 * else is shown as ever: Spring Boot's own resolver, which this one extends, is not there beside another.
 */
@Component
class DeskErrorPages extends DefaultErrorViewResolver {

    private static final Set<HttpStatus> OWN_PAGES = Set.of(
            HttpStatus.BAD_REQUEST, HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND, HttpStatus.INTERNAL_SERVER_ERROR);

    private final LoginAreas areas;
    private final LoginArea desk;

    DeskErrorPages(ApplicationContext templates, WebProperties web, LoginAreas areas, LoginArea deskArea) {
        super(templates, web.getResources());
        this.areas = areas;
        this.desk = deskArea;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (!areas.of(request).equals(desk)) {
            return super.resolveErrorView(request, status, model);
        }
        String page = OWN_PAGES.contains(status) ? String.valueOf(status.value()) : "other";
        return new ModelAndView("desk/error/" + page, model);
    }
}
