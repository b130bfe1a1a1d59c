package jp.tetsuzuki.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sound example with one thing broken. A {@code .case} file says what: a sentence, {@code at} the elements that
 * the faults must name, and {@code in} a file, between {@code <<<<}, {@code ====} and {@code >>>>}, the text that is there and
 * the one that replaces it. {@code without} leaves a file out, {@code copy x as y} adds one.
 *
 * @param rule the rule that must find it, which is the folder's name
 * @param elements ids or keys of the elements that are at fault, an empty one for a whole file
 */
record BrokenExample(String rule, String name, Set<String> elements, Map<String, String> files) {

    private static final Path EXAMPLES = Path.of("src/test/resources/contract");
    private static final String SOUND = "sound";
    private static final Pattern COPY = Pattern.compile("copy (\\S+) as (\\S+)");

    static Map<String, String> soundFiles() {
        try (Stream<Path> paths = Files.list(EXAMPLES.resolve(SOUND))) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<BrokenExample> all() {
        try (Stream<Path> paths = Files.walk(EXAMPLES)) {
            return paths
                    .filter(path -> path.toString().endsWith(".case"))
                    .sorted()
                    .map(BrokenExample::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BrokenExample read(Path path) {
        try {
            return read(
                    path.getParent().getFileName().toString(),
                    path.getFileName().toString(),
                    Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BrokenExample read(String rule, String name, List<String> lines) {
        Map<String, String> files = soundFiles();
        Set<String> elements = Set.of("");
        String file = "";
        Iterator<String> rest = lines.iterator();
        while (rest.hasNext()) {
            String line = rest.next();
            Matcher copy = COPY.matcher(line);
            if (line.startsWith("at ")) {
                elements = Set.of(line.substring("at ".length()).split(", "));
            } else if (line.startsWith("in ")) {
                file = line.substring("in ".length());
            } else if (line.startsWith("without ")) {
                assertThat(files.remove(line.substring("without ".length()))).isNotNull();
            } else if (copy.matches()) {
                files.put(copy.group(2), files.get(copy.group(1)));
            } else if (line.equals("<<<<")) {
                String before = until("====", rest);
                String after = until(">>>>", rest);
                String text = files.get(file);
                assertThat(text.split(Pattern.quote(before), -1))
                        .as("%s/%s: '%s' stands once in %s", rule, name, before, file)
                        .hasSize(2);
                files.put(file, text.replace(before, after));
            }
        }
        return new BrokenExample(rule, name, elements, files);
    }

    private static String until(String end, Iterator<String> lines) {
        List<String> text = new ArrayList<>();
        for (String line = lines.next(); !line.equals(end); line = lines.next()) {
            text.add(line);
        }
        return String.join("\n", text);
    }

    static List<ProcedureFile> deployed(Map<String, String> files) {
        return files.entrySet().stream()
                .map(file -> new ProcedureFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public String toString() {
        return rule + "/" + name;
    }
}
