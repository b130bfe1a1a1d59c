package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the running demo offers beside the portal: its clock, its mailbox and, once it has ended, its database. */
final class Demo {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;

    Demo(int port) {
        this.port = port;
    }

    /** The database that a demo has left in the folder. */
    static JdbcClient database(Path folder) {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + folder.resolve("data/tetsuzuki"));
        file.setUser("sa");
        return JdbcClient.create(file);
    }

    /**
     * Moves the clock on.
     *
     * @return how far it is now ahead of the machine's
     */
    Duration advance(Duration time) {
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(at("/demo/clock"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("advance=" + time)));
        return Duration.between(
                Instant.now(), Instant.parse(json(answer).get("now").asText()));
    }

    /** A step that was under way when the process died waits until the engine's lock on it ends, after 5 minutes. */
    Duration letLocksOfTheDeadEnd() {
        return advance(Duration.ofMinutes(6));
    }

    /** The text of the newest mail to the address. */
    Optional<String> mailTo(String address) {
        return textsTo(address).findFirst();
    }

    /** The texts of the mails to the address, newest first. */
    Stream<String> textsTo(String address) {
        return mails().filter(mail -> mail.get("to").asText().equals(address))
                .map(mail -> mail.get("text").asText());
    }

    /** The text of the newest mail with these words in it. */
    String mailWith(String words) {
        return mails().map(mail -> mail.get("text").asText())
                .filter(text -> text.contains(words))
                .findFirst()
                .orElseThrow();
    }

    /** Newest first. */
    Stream<JsonNode> mails() {
        JsonNode mails =
                json(exchange(HttpRequest.newBuilder(at("/demo/mailbox.json")).GET()));
        return StreamSupport.stream(mails.spliterator(), false);
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException fault) {
            throw new AssertionError(answer.body(), fault);
        }
    }

    static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new AssertionError(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
