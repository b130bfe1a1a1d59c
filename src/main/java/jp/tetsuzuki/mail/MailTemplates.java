package jp.tetsuzuki.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The mails' templates, {@code mail/*.txt}, read and checked once at the start. Mustache has no expressions, so neither
 * a template nor what is put into it can run anything, and what is put in is never read as a template.
 */
@Component
public class MailTemplates {

    private static final String FOLDER = "classpath:mail/";
    private static final String ENDING = ".txt";

    private final PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    private final Map<String, MailTemplate> templates = new TreeMap<>();
    private final DateTimeFormatter moment;

    MailTemplates(Clock clock) throws IOException {
        this.moment = moments(clock.getZone());
        Mustache.Compiler compiler = Mustache.compiler()
                .escapeHTML(false)
                .strictSections(true)
                .withFormatter(this::inWords)
                .withLoader(this::part);
        for (Resource file : files.getResources(FOLDER + "*" + ENDING)) {
            String name = Objects.requireNonNull(file.getFilename());
            String key = name.substring(0, name.length() - ENDING.length());
            templates.put(key, MailTemplate.of(key, file.getContentAsString(StandardCharsets.UTF_8), compiler));
        }
    }

    /** The keys that a diagram may name. */
    public Set<String> keys() {
        return new TreeSet<>(templates.keySet());
    }

    /**
     * @param key a template's key
     * @param data by name: strings of one line, moments ({@link Instant} or {@link Date}), numbers, flags; nulls only
     *     where the template asks whether there is something
     * @throws IllegalArgumentException if there is no such template
     * @throws IllegalStateException if the template asks for something that the data has not
     * @throws UnsafeMailData if a text that is put in has line breaks or control characters
     */
    MailText write(String key, Map<String, ?> data) {
        Map<String, Object> withFunctions = new HashMap<>(data);
        withFunctions.put("encoded", (Mustache.Lambda) MailTemplates::encode);
        return template(key).fill(withFunctions);
    }

    /**
     * @throws IllegalArgumentException if there is no such template
     */
    Sender sender(String key) {
        return template(key).sender();
    }

    private MailTemplate template(String key) {
        MailTemplate template = templates.get(key);
        if (template == null) {
            throw new IllegalArgumentException("There is no mail template '" + key + "'.");
        }
        return template;
    }

    private static DateTimeFormatter moments(ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu年M月d日 H:mm", Locale.JAPAN).withZone(zone);
    }

    private Reader part(String name) throws IOException {
        Resource file = files.getResource(FOLDER + "part/" + name + ENDING);
        return new StringReader(file.getContentAsString(StandardCharsets.UTF_8));
    }

    private CharSequence inWords(Object value) {
        if (value instanceof Date date) {
            return moment.format(date.toInstant());
        }
        if (value instanceof Instant instant) {
            return moment.format(instant);
        }
        String text = String.valueOf(value);
        if (text.codePoints().anyMatch(MailTemplates::breaksOut)) {
            throw new UnsafeMailData();
        }
        return text;
    }

    /** Whether a character could end a line or a header, or is half of one. */
    private static boolean breaksOut(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static void encode(Template.Fragment fragment, Writer out) {
        try {
            out.write(URLEncoder.encode(fragment.execute(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
