package jp.tetsuzuki.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the tests the one browser that they share: started at its first use, closed after the last test.
 *
 * <p>It is the one that the system property {@code tetsuzuki.chromium} names, else Debian's, else Playwright's own.
 */
final class Chromium implements ParameterResolver {

    /** What lives as long as the browser does. */
    record Running(Playwright playwright, Browser browser, PageRules rules)
            implements ExtensionContext.Store.CloseableResource {

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    /** The shell first: without windows to draw it takes half the time. */
    private static final List<Path> OF_DEBIAN =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    /** Nothing that the browser does of its own accord, such as looking for updates. */
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Running.class, unused -> start(), Running.class);
    }

    private static Running start() {
        Playwright playwright = Playwright.create();
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(FLAGS);
        String named = System.getProperty("tetsuzuki.chromium", "");
        if (!named.isEmpty()) {
            options.setExecutablePath(Path.of(named));
        } else {
            OF_DEBIAN.stream().filter(Files::isExecutable).findFirst().ifPresent(options::setExecutablePath);
        }
        return new Running(playwright, playwright.chromium().launch(options), new PageRules());
    }
}
