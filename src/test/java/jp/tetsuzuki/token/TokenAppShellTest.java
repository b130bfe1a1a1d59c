package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the app's service worker keeps on the device: all that the app needs, and never an old state of it. */
class TokenAppShellTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path APP = RESOURCES.resolve("static/app");
    private static final Path WORKER = APP.resolve("sw.js");
    private static final Pattern VERSION = Pattern.compile("^const VERSION = '([^']*)';$", Pattern.MULTILINE);
    private static final Pattern SHELL =
            Pattern.compile("^const SHELL = \\[\\n(.*?)^];$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("'([^']+)'");
    private static final int VERSION_DIGITS = 12;

    private final String worker;

    TokenAppShellTest() throws IOException {
        worker = Files.readString(WORKER);
    }

    @Test
    void everything_in_the_shell_is_there() {
        assertThat(shell())
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates()
                .allSatisfy(address -> assertThat(file(address)).isRegularFile());
    }

    @Test
    void scripts_styles_and_pictures_are_all_in_the_shell() throws IOException {
        try (Stream<Path> files = Files.walk(APP)) {
            List<String> needed = files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(WORKER) && !file.startsWith(APP.resolve("icons")))
                    .map(file -> "/"
                            + RESOURCES
                                    .resolve("static")
                                    .relativize(file)
                                    .toString()
                                    .replace('\\', '/'))
                    .toList();
            assertThat(shell()).containsAll(needed);
        }
    }

    /** A browser fetches the shell anew only when the worker's own text has changed. */
    @Test
    void the_version_changes_with_every_file_of_the_shell() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String address : shell()) {
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file(address)));
        }
        assertThat(first(VERSION))
                .as("A file of the shell has changed: VERSION in sw.js must be")
                .isEqualTo(HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS));
    }

    private List<String> shell() {
        return ENTRY.matcher(first(SHELL))
                .results()
                .map(entry -> entry.group(1))
                .toList();
    }

    private String first(Pattern pattern) {
        return pattern.matcher(worker)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Path file(String address) {
        return switch (address) {
            case "/app/" -> RESOURCES.resolve("templates/app/index.html");
            case "/app/help" -> RESOURCES.resolve("templates/app/help.html");
            default -> RESOURCES.resolve("static" + address);
        };
    }
}
