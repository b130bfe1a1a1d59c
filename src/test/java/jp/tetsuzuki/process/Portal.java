package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tetsuzuki.customer.Browser;

/** The portal as one browser meets it. */
final class Portal {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\"[^>]*? name=\"([^\"]+)\"[^>]*? value=\"([^\"]*)\"");

    private static final Pattern FORM = Pattern.compile("<form method=\"post\"[^>]*? action=\"(/procedures/[^\"]+)\"");

    private final Browser browser;
    private final Consumer<String> pages;

    Portal(int port) {
        this(port, page -> {});
    }

    /**
     * @param pages is given every page that arrives, and every address that an answer leads to
     */
    Portal(int port, Consumer<String> pages) {
        this(new Browser(port), pages);
    }

    private Portal(Browser browser, Consumer<String> pages) {
        this.browser = browser;
        this.pages = pages;
    }

    /** The same browser at a server that was started again on another port. */
    Portal at(int otherPort) {
        return new Portal(browser.at(otherPort), pages);
    }

    Portal login(String contractNumber, String password) {
        assertThat(location(browser.login(contractNumber, password))).isEqualTo("/");
        return this;
    }

    HttpResponse<String> tryLogin(String contractNumber, String password) {
        return browser.login(contractNumber, password);
    }

    HttpResponse<String> get(String path) {
        return seen(browser.get(path));
    }

    /** The page that the path leads to in the end. */
    HttpResponse<String> visit(String path) {
        return follow(get(path));
    }

    /** The page that the answer leads to in the end, as browsers follow redirects. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int redirects = 0; last.statusCode() == 302; redirects++) {
            assertThat(redirects).isLessThan(5);
            last = get(target(last));
        }
        return last;
    }

    HttpResponse<String> logOut(HttpResponse<String> page) {
        return post("/logout", Map.of("_csrf", Browser.csrfToken(page.body())));
    }

    /** The hidden fields of the page's form, for a sending of it. */
    Map<String, String> open(String path) {
        return hiddenFields(get(path));
    }

    /** The hidden fields of the form on the page. */
    static Map<String, String> hiddenFields(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.uri().getPath()).isEqualTo(200);
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page.body());
        while (field.find()) {
            hidden.put(field.group(1), field.group(2));
        }
        hidden.put("_csrf", Browser.csrfToken(page.body()));
        assertThat(hidden).containsKey("_page");
        return hidden;
    }

    /** Where the form on the page is sent to. */
    static String action(HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        return form.group(1);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        return seen(browser.post(path, fields));
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
        return target(answer).replaceFirst("[?].*$", "");
    }

    private static String target(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect").replaceFirst("^http://localhost:\\d+", "");
    }

    private HttpResponse<String> seen(HttpResponse<String> answer) {
        answer.headers().firstValue("Location").ifPresent(pages);
        pages.accept(answer.body());
        return answer;
    }
}
