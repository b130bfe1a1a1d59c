package jp.tetsuzuki.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A customer's browser, as light as can be: keeps connections and cookies, follows nothing, reads what it must. */
final class Visitor {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final URI server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * @param status HTTP status
     * @param location where a redirect leads, else null
     */
    record Answer(int status, String location, String text) {

        /** The value of the page's hidden field. */
        String hidden(String name) {
            Matcher field = HIDDEN.matcher(text);
            while (field.find()) {
                if (field.group(1).equals(name)) {
                    return field.group(2);
                }
            }
            throw new IllegalStateException("The page has no hidden field " + name);
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("Status " + status + " in place of " + expected);
            }
            return this;
        }
    }

    Visitor(URI server) {
        this.server = server;
    }

    Answer get(String path) throws IOException {
        return exchange(path, null);
    }

    Answer post(String path, Map<String, String> fields) throws IOException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Another visitor with the same cookies, to whom nothing has happened since. */
    Visitor copy() {
        Visitor copy = new Visitor(server);
        copy.cookies.putAll(cookies);
        return copy;
    }

    private Answer exchange(String path, byte[] form) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) server.resolve(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        if (!cookies.isEmpty()) {
            connection.setRequestProperty(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (form != null) {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(form.length);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.getOutputStream().write(form);
        }
        int status = connection.getResponseCode();
        connection.getHeaderFields().getOrDefault("Set-Cookie", List.of()).forEach(this::take);
        // Read to the end, so that the connection is kept.
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, connection.getHeaderField("Location"), text);
        }
    }

    private void take(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }
}
