package jp.tetsuzuki.taskui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The desk's pages as a browser of whoever is logged in gets them. */
@DeskTest
abstract class DeskBrowserContract extends DeskContract {

    static final String RECEPTION = "/staff/procedures/" + DeskExample.KEY;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:deskpages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @Autowired
    MockMvc mvc;

    String opened(Colleague who, String path) throws Exception {
        MockHttpServletResponse answer = get(who, path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    int status(Colleague who, String path) throws Exception {
        return get(who, path).getStatus();
    }

    String redirect(Colleague who, String path) throws Exception {
        MockHttpServletResponse answer = get(who, path);
        assertThat(answer.getStatus()).as(path).isEqualTo(302);
        return answer.getRedirectedUrl();
    }

    MockHttpServletResponse get(Colleague who, String path) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(path).with(as(who)))
                .andReturn()
                .getResponse();
    }

    /** Sends a form; gives where the answer leads. */
    String sent(Colleague who, String path, Map<String, String> fields) throws Exception {
        MockHttpServletResponse answer = post(who, path, fields);
        assertThat(answer.getStatus()).as(path).isEqualTo(302);
        return answer.getRedirectedUrl();
    }

    MockHttpServletResponse post(Colleague who, String path, Map<String, String> fields) throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(path).with(as(who)).with(csrf());
        fields.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    static RequestPostProcessor as(Colleague who) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                who, null, List.of(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }

    static String link(String page, String label) {
        return found(page, "href=\"([^\"]+)\"[^>]*>" + label).replace("&amp;", "&");
    }

    static String pageId(String page) {
        return found(page, "name=\"_page\" value=\"([^\"]+)\"");
    }

    static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    static String path(String address) {
        return address.split("[?]", 2)[0];
    }
}
