package jp.tetsuzuki.paper;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The letters' words, {@code letter/*.txt}, read and checked once at the start: a line with the title, an empty one, and
 * paragraphs of one line each. A paragraph behind {@code >} ends at the right margin.
 */
@Component
class LetterTemplates {

    /** What the words of a letter are. */
    record Words(String title, List<String> paragraphs) {}

    private static final String TITLE = "Title: ";

    private final Map<LetterKind, Template> bodies = new EnumMap<>(LetterKind.class);
    private final Map<LetterKind, String> titles = new EnumMap<>(LetterKind.class);

    LetterTemplates() throws IOException {
        Mustache.Compiler compiler = Mustache.compiler().escapeHTML(false).strictSections(true);
        for (LetterKind kind : LetterKind.values()) {
            String file =
                    new ClassPathResource("letter/" + kind.key() + ".txt").getContentAsString(StandardCharsets.UTF_8);
            int end = file.indexOf("\n\n");
            if (!file.startsWith(TITLE) || end < 0) {
                throw new IllegalStateException(
                        "The letter template '" + kind.key() + "' does not begin with a title and an empty line.");
            }
            titles.put(kind, file.substring(TITLE.length(), end).strip());
            bodies.put(kind, compiler.compile(file.substring(end + 2)));
        }
    }

    /**
     * @param data texts by name
     * @throws com.samskivert.mustache.MustacheException if the template asks for something that the data has not
     */
    Words write(LetterKind kind, Map<String, String> data) {
        return new Words(
                titles.get(kind), bodies.get(kind).execute(data).lines().toList());
    }
}
