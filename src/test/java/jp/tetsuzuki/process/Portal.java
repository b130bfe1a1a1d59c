package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.customer.Browser;

/** The portal as one browser meets it. */
final class Portal {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\"[^>]*? name=\"([^\"]+)\"[^>]*? value=\"([^\"]*)\"");

    private final Browser browser;

    Portal(int port) {
        browser = new Browser(port);
    }

    Portal login(String contractNumber, String password) {
        assertThat(location(browser.login(contractNumber, password))).isEqualTo("/");
        return this;
    }

    HttpResponse<String> tryLogin(String contractNumber, String password) {
        return browser.login(contractNumber, password);
    }

    HttpResponse<String> get(String path) {
        return browser.get(path);
    }

    /** The hidden fields of the page's form, for a sending of it. */
    Map<String, String> open(String path) {
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page.body());
        while (field.find()) {
            hidden.put(field.group(1), field.group(2));
        }
        hidden.put("_csrf", Browser.csrfToken(page.body()));
        assertThat(hidden).containsKey("_page");
        return hidden;
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        return browser.post(path, fields);
    }

    /** Opens the page, fills it in and sends it; gives the path that the answer leads to. */
    String send(String path, Map<String, String> fields) {
        Map<String, String> form = open(path);
        form.putAll(fields);
        HttpResponse<String> answer = post(path, form);
        assertThat(answer.statusCode()).as(path).isEqualTo(302);
        return location(answer);
    }

    static Map<String, String> applicationFields(String mailAddress, String startPassword) {
        return Map.of(
                "mailAddress", mailAddress,
                "mailAddressConfirmation", mailAddress,
                "startPassword", startPassword,
                "startPasswordConfirmation", startPassword);
    }

    /** The path that an answer leads to, without the mark of how one came there. */
    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElse("no redirect")
                .replaceFirst("^http://localhost:\\d+", "")
                .replaceFirst("[?].*$", "");
    }
}
