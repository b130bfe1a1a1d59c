package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.customer.Browser;

/** The staff desk as one browser meets it. */
final class Desk {

    private final Browser browser;

    /** That of the login, or of the visitor; null until a form is sent. */
    private String token;

    Desk(int port) {
        this.browser = new Browser(port);
    }

    Desk login(String staffId, String password) {
        HttpResponse<String> answer = post("/staff/login", Map.of("staffId", staffId, "password", password));
        assertThat(target(answer)).isEqualTo("/staff");
        token = null;
        return this;
    }

    /** The customers' portal in the same browser. */
    Desk loginAsCustomer(String contractNumber, String password) {
        assertThat(target(browser.login(contractNumber, password))).isEqualTo("/");
        return this;
    }

    HttpResponse<String> get(String path) {
        return browser.get(path);
    }

    /** The page that the answer leads to. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return get(target(answer));
    }

    /** Sends a form with the token that a page of the desk has for whoever this is. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("_csrf", token());
        return browser.post(path, form);
    }

    private String token() {
        if (token == null) {
            HttpResponse<String> page = get("/staff/login");
            token = Browser.csrfToken((page.statusCode() == 200 ? page : get("/staff")).body());
        }
        return token;
    }

    /** Sends a form, and gives where the answer leads. */
    String send(String path, Map<String, String> fields) {
        HttpResponse<String> answer = post(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return target(answer);
    }

    /** Where an answer leads, with the mark of how one came there. */
    static String target(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect").replaceFirst("^http://localhost:\\d+", "");
    }

    static String path(String target) {
        return target.replaceFirst("[?].*$", "");
    }
}
