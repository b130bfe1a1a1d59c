package jp.tetsuzuki.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in Japanese what the rules say in English: a build is read by developers, a refused deployment by analysts. The
 * words stand in {@code modeling/refusals.txt}.
 */
final class JapaneseWords {

    private static final String WORDS = "/modeling/refusals.txt";
    private static final String SEPARATOR = " => ";
    private static final String PLACE = "{}";

    private final List<Saying> sayings;

    private record Saying(Pattern english, String japanese) {

        String of(Matcher said) {
            String words = japanese;
            for (int place = 1; place <= said.groupCount(); place++) {
                words = words.replace("{" + place + "}", said.group(place));
            }
            return words;
        }
    }

    private JapaneseWords(List<Saying> sayings) {
        this.sayings = List.copyOf(sayings);
    }

    static JapaneseWords read() {
        try (InputStream words = JapaneseWords.class.getResourceAsStream(WORDS)) {
            List<Saying> sayings = new ArrayList<>();
            new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(SEPARATOR) && !line.startsWith("#"))
                    .map(JapaneseWords::saying)
                    .forEach(sayings::add);
            return new JapaneseWords(sayings);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Saying saying(String line) {
        int at = line.indexOf(SEPARATOR);
        String english = Arrays.stream(line.substring(0, at).split(Pattern.quote(PLACE), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(.*)"));
        return new Saying(Pattern.compile(english, Pattern.DOTALL), line.substring(at + SEPARATOR.length()));
    }

    /** The same in Japanese; as it is where there are no words for it, such as what the engine itself says. */
    String of(String english) {
        for (Saying saying : sayings) {
            Matcher said = saying.english().matcher(english);
            if (said.matches()) {
                return saying.of(said);
            }
        }
        return english;
    }
}
