package jp.tetsuzuki.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/**
 * Looks for secrets in what was kept: as text (UTF-8 and UTF-16), as Base64 wherever it begins in a longer text, as
 * hexadecimal digits, and as raw bytes. Bytes are searched as text with one character a byte, so that a text inside
 * serialized objects is found as well.
 */
final class SecretSearch {

    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    /**
     * A place and what is kept there.
     *
     * @param content one character a byte
     */
    private record Place(String name, String content) {}

    private final List<Place> places = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    /** All contents one after the other: what is not in there is in none of them, and most searches end with that. */
    private String everything;

    /** Adds a text as it is kept in UTF-8. */
    void add(String place, String text) {
        add(place, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String place, byte[] bytes) {
        String content = new String(bytes, BYTES);
        if (seen.add(content)) {
            places.add(new Place(place, content));
            everything = null;
        }
    }

    /** How many different contents are searched. */
    int size() {
        return places.size();
    }

    /** Where the password or code is kept, with the way it is written there. */
    List<String> findText(String secret) {
        List<String> found = new ArrayList<>();
        Pattern asText = asText(secret);
        placesWith(secret)
                .filter(place -> asText.matcher(place.content()).find())
                .forEach(place -> found.add(place.name() + " as text"));
        Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .forEach(charset -> found.addAll(find(secret.getBytes(charset), "in " + charset)));
        found.addAll(encoded(secret.getBytes(StandardCharsets.UTF_8)));
        return found;
    }

    /** Where the token's secret is kept. */
    List<String> findTokenSecret(String base32) {
        byte[] secret = new Base32().decode(base32);
        List<String> found = new ArrayList<>(findText(base32.replace("=", "")));
        found.addAll(find(secret, "raw"));
        found.addAll(encoded(secret));
        return found;
    }

    private List<String> encoded(byte[] secret) {
        List<String> found = new ArrayList<>();
        String hex = HexFormat.of().formatHex(secret);
        found.addAll(find(hex.getBytes(BYTES), "hexadecimal"));
        found.addAll(find(hex.toUpperCase(Locale.ROOT).getBytes(BYTES), "hexadecimal"));
        for (int offset = 0; offset < 3; offset++) {
            found.addAll(find(base64(secret, offset, Base64.getEncoder()), "Base64"));
            found.addAll(find(base64(secret, offset, Base64.getUrlEncoder()), "Base64"));
        }
        return found;
    }

    /** The characters that the secret alone decides when so many bytes stand before it in a group of three. */
    private static byte[] base64(byte[] secret, int offset, Base64.Encoder encoder) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        String encoded = encoder.withoutPadding().encodeToString(shifted);
        int from = offset == 0 ? 0 : offset + 1;
        int to = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(from, to).getBytes(BYTES);
    }

    private List<String> find(byte[] bytes, String way) {
        return placesWith(new String(bytes, BYTES))
                .map(place -> place.name() + " " + way)
                .toList();
    }

    private Stream<Place> placesWith(String needle) {
        if (everything == null) {
            everything = String.join("\n", seen);
        }
        return everything.contains(needle)
                ? places.stream().filter(place -> place.content().contains(needle))
                : Stream.empty();
    }

    /**
     * A code of six digits is a word of its own; inside a longer number or a fraction of a second it is chance. So is a
     * short password of hexadecimal digits inside one of the engine's ids.
     */
    private static Pattern asText(String secret) {
        return secret.matches("[0-9a-f]{1,8}")
                ? Pattern.compile("(?<![0-9A-Za-z.+/=-])" + secret + "(?![0-9A-Za-z+/=-])")
                : Pattern.compile(Pattern.quote(secret));
    }
}
