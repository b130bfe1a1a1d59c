package jp.tetsuzuki.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A page of a browser in a customer's hands: fields by their labels, buttons and links by their words.
 */
final class Tab {

    private final Page page;
    private final Consumer<Page> rules;
    private final AtomicInteger loaded = new AtomicInteger();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param rules what every page that is come to is held to
     */
    Tab(BrowserContext context, Consumer<Page> rules) {
        this.page = context.newPage();
        this.rules = rules;
        page.onDOMContentLoaded(unused -> loaded.incrementAndGet());
        page.onConsoleMessage(this::note);
        page.onPageError(fault -> faults.add("script fault: " + fault));
        page.onResponse(this::note);
    }

    /** What the browser complained of: scripts, policies, parts of pages that could not be had. */
    List<String> faults() {
        return faults;
    }

    Page page() {
        return page;
    }

    Response open(String address) {
        Response response = page.navigate(address);
        look();
        return response;
    }

    void follow(String link) {
        leaveBy(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)));
    }

    /** By an entry of the global navigation that stands alone. */
    void navigate(String entry) {
        leaveBy(navigation().getByText(entry, new Locator.GetByTextOptions().setExact(true)));
    }

    /** By the global navigation. */
    void navigate(String group, String entry) {
        navigation().getByText(group).click();
        navigate(entry);
    }

    /** What the global navigation marks as the page's own entry, and the group that it stands in. */
    List<String> currentEntries() {
        return navigation()
                .locator(".navigation__item--current summary, [aria-current]")
                .allTextContents();
    }

    private Locator navigation() {
        return page.getByRole(AriaRole.NAVIGATION).first();
    }

    void press(String button) {
        leaveBy(button(button));
    }

    /** Does what leads to another page and waits for that page. */
    void leaveBy(Locator control) {
        leaveBy(control::click);
    }

    void leaveBy(Runnable act) {
        int before = loaded.get();
        act.run();
        page.waitForCondition(() -> loaded.get() > before);
        look();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** One of the options of a group of radio buttons. */
    void choose(String group, String option) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(group))
                .getByLabel(option, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    void type(String label, String text) {
        field(label).fill(text);
    }

    String title() {
        return page.locator("h1").textContent().strip();
    }

    /** The page's words, without the frame around it. */
    String text() {
        return page.locator("main").innerText();
    }

    /** The entries of the summary of errors. */
    List<String> errors() {
        return page.locator(".error-summary li").allInnerTexts();
    }

    /** The words of the error at a field, empty where there is none. */
    String errorAt(String label) {
        return page.locator(".field__error#" + field(label).getAttribute("id") + "-error").allInnerTexts().stream()
                .findFirst()
                .orElse("");
    }

    /** Holds the page to the rules; scripts that build it have done so when its heading is there. */
    void look() {
        page.locator("main h1").waitFor();
        rules.accept(page);
    }

    private void note(ConsoleMessage message) {
        // The status of a page is the test's to judge, and that of its parts is noted below.
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            faults.add(page.url() + " console: " + message.text());
        }
    }

    private void note(Response response) {
        if (response.status() >= 400
                && !response.request().isNavigationRequest()
                && !response.url().contains("/app/api/")) {
            faults.add(response.url() + " has status " + response.status());
        }
    }
}
