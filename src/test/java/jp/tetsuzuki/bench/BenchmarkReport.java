package jp.tetsuzuki.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of results: printed, and kept as {@code target/benchmark.md}. */
final class BenchmarkReport {

    private static final Logger LOG = LoggerFactory.getLogger(BenchmarkReport.class);
    private static final Path FILE = Path.of("target", "benchmark.md");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

    private record Row(String subject, String measured, String comparedWith, String ratio, String goal) {
        @Override
        public String toString() {
            return "| %s | %s | %s | %s | %s |".formatted(subject, measured, comparedWith, ratio, goal);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A value that stands for itself. */
    void value(String subject, String measured, String goal) {
        rows.add(new Row(subject, measured, "", "", goal));
    }

    /** Two rates side by side. */
    void rates(String subject, double measured, String comparedWith, double other, String goal) {
        rows.add(new Row(
                subject,
                number(measured) + "/s",
                comparedWith + " " + number(other) + "/s",
                number(100 * measured / other) + " %",
                goal));
    }

    void note(String note) {
        notes.add(note);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    void publish() throws IOException {
        String text = """
                # Benchmark

                %s, %d processors, Java %s, load average before: %s.

                | measured | value | compared with | ratio | goal |
                | --- | --- | --- | --- | --- |
                %s

                %s
                """.formatted(
                        ZonedDateTime.now(Clock.systemDefaultZone()).format(MINUTE),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        LOAD_BEFORE,
                        lines(rows),
                        lines(notes));
        Files.writeString(FILE, text, StandardCharsets.UTF_8);
        LOG.info("Kept as {}\n\n{}", FILE, text);
    }

    private static final String LOAD_BEFORE = ServerUnderTest.loadAverage();

    private static String lines(List<?> lines) {
        return String.join("\n", lines.stream().map(Object::toString).toList());
    }
}
