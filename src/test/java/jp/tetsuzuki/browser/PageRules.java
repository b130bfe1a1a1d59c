package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for every page, whichever way a test came to it. A page that looks like an earlier one is not gone over again. */
final class PageRules {

    /** Ids in addresses tell nothing about what a page looks like. */
    private static final String WHAT_PAGE_IT_IS = """
            () => [
              innerWidth,
              location.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/[0-9]{6,}/g, 'number'),
              ...[...document.querySelectorAll('h1, h2, h3, caption, label, button, [role=alert]')]
                .filter((element) => element.checkVisibility())
                .map((element) => element.className + element.textContent.trim().replace(/[0-9]/g, '0')),
            ].join('|')""";

    private static final String FAULTS = """
            () => {
              const all = (selector) => [...document.querySelectorAll(selector)];
              const faults = [];
              const hold = (holds, rule) => holds || faults.push(rule);
              hold(document.documentElement.lang === 'ja', 'the page is in Japanese');
              hold(all('h1').length === 1, 'the page has one h1');
              hold(all('main').length === 1, 'the page has one main');
              const heading = document.querySelector('h1')?.textContent.trim();
              hold(document.title.includes(heading), `the title "${document.title}" names the page "${heading}"`);
              hold(document.title.includes('｜') || document.title === heading, 'the title names the service');
              for (const field of all('input:not([type=hidden]), select, textarea')) {
                hold(field.labels.length === 1, `the field ${field.name} has one label`);
              }
              // What is drawn there is the drawing library's.
              for (const element of all('*:not(.diagram, .diagram *)')) {
                hold(!element.hasAttribute('style'), `${element.outerHTML} has a style of its own`);
                hold(![...element.attributes].some(({ name }) => name.startsWith('on')), `${element.outerHTML} has a script`);
              }
              hold(all('style, script:not([src])').length === 0, 'styles and scripts are files');
              hold(all('form[method=post]').every((form) => form.querySelector('[name=_csrf]') || form.noValidate
                  && location.pathname.startsWith('/app/')), 'forms carry a CSRF token');
              hold(document.body.innerText.includes('デモ環境'), 'the page says that this is a demo');
              hold(document.documentElement.scrollWidth <= innerWidth, 'nothing sticks out at the side');
              return faults;
            }""";

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final Set<String> seen = new HashSet<>();

    /** As {@link #check}, and once more as a phone shows the page. */
    void checkOnPhoneToo(Page page) {
        check(page);
        ViewportSize desk = page.viewportSize();
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        check(page);
        page.setViewportSize(desk.width, desk.height);
    }

    void check(Page page) {
        for (Locator diagram : page.locator(".diagram[data-href]").all()) {
            diagram.locator("svg[role=img]").waitFor();
        }
        if (page.locator(".diagram[data-step]").count() > 0) {
            page.locator(".diagram .diagram__present").waitFor();
        }
        if (!seen.add(String.valueOf(page.evaluate(WHAT_PAGE_IT_IS)))) {
            return;
        }
        assertThat((List<?>) page.evaluate(FAULTS)).as(page.url()).isEmpty();
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as("axe on " + page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }
}
