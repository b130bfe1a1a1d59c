package jp.tetsuzuki.browser;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The mails that the demo's server received, as it lists them for automated checks. */
final class Mailbox {

    /** Mails leave in the background, usually at once. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    record Mail(String from, String to, String subject, String text, String messageId, String receivedAt) {

        /** What stands behind the given word and its colon. */
        String value(String word) {
            return text.lines()
                    .filter(line -> line.startsWith(word + "："))
                    .map(line -> line.substring(word.length() + 1).strip())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No " + word + " in: " + text));
        }

        /** The line that is an address. */
        String link() {
            return text.lines()
                    .filter(line -> line.startsWith("http"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No address in: " + text));
        }
    }

    private final URL list;
    private final ObjectMapper json;

    Mailbox(String baseUrl, ObjectMapper json) {
        try {
            this.list = URI.create(baseUrl + "/demo/mailbox.json").toURL();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        this.json = json;
    }

    /** Everything that an address has received, newest first. */
    List<Mail> of(String address) {
        try (InputStream answer = list.openStream()) {
            return json.readValue(answer, new TypeReference<List<Mail>>() {}).stream()
                    .filter(mail -> mail.to().equals(address))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    List<Mail> of(String address, String subject) {
        return of(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    /** The address's newest mail with the subject, waited for. */
    Mail await(String address, String subject) {
        return awaitAll(address, subject, 1).get(0);
    }

    /** The address's mails with the subject as soon as so many have come, newest first. */
    List<Mail> awaitAll(String address, String subject, int count) {
        return Awaitility.await(count + " " + subject + " to " + address)
                .atMost(LONGEST_WAIT)
                .until(() -> of(address, subject), mails -> mails.size() >= count);
    }
}
