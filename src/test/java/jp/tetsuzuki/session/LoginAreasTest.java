package jp.tetsuzuki.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.server.Session;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class LoginAreasTest {

    private static final LoginArea PORTAL = new LoginArea("", "SESSION", String.class);
    private static final LoginArea DESK = new LoginArea("/staff", "STAFF_SESSION", Integer.class);

    private final LoginAreas areas = new LoginAreas(List.of(PORTAL, DESK));

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/staff/", "/staff/login", "/staff/tasks/1"})
    void what_lies_below_an_areas_path_is_the_areas(String path) {
        assertThat(areas.of(path)).isEqualTo(DESK);
        assertThat(areas.of(request(path))).isEqualTo(DESK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/staffroom", "/procedures/staff", "/STAFF", "/error"})
    void what_lies_below_no_other_is_the_areas_without_a_path(String path) {
        assertThat(areas.of(path)).isEqualTo(PORTAL);
        assertThat(areas.of(request(path))).isEqualTo(PORTAL);
    }

    @Test
    void an_error_page_is_of_the_area_of_the_page_that_failed() {
        MockHttpServletRequest failed = request("/error");
        failed.setContextPath("/bank");
        failed.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/bank/staff/tasks/1");
        assertThat(areas.of(failed)).isEqualTo(DESK);
        failed.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/bank/transfer");
        assertThat(areas.of(failed)).isEqualTo(PORTAL);
    }

    @Test
    void an_address_outside_all_areas_is_a_fault_of_the_configuration() {
        LoginAreas deskAlone = new LoginAreas(List.of(DESK));
        assertThatIllegalStateException().isThrownBy(() -> deskAlone.of("/"));
    }

    @Test
    void cookies_are_read_and_written_for_the_area_of_the_request_only() {
        SessionCookies cookies = new SessionCookies(areas, "/bank", new Session.Cookie());
        MockHttpServletResponse answer = new MockHttpServletResponse();
        cookies.writeCookieValue(new CookieValue(request("/staff/login"), answer, "desk-id"));
        cookies.writeCookieValue(new CookieValue(request("/login"), answer, "portal-id"));
        assertThat(answer.getCookie("STAFF_SESSION").getPath()).isEqualTo("/bank/staff");
        assertThat(answer.getCookie("SESSION").getPath()).isEqualTo("/bank/");

        MockHttpServletRequest staff = request("/staff");
        staff.setCookies(answer.getCookies());
        MockHttpServletRequest customer = request("/");
        customer.setCookies(answer.getCookies());
        assertThat(cookies.readCookieValues(staff)).containsExactly("desk-id");
        assertThat(cookies.readCookieValues(customer)).containsExactly("portal-id");
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        return request;
    }
}
