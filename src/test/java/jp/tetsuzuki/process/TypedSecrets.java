package jp.tetsuzuki.process;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.commons.codec.binary.Base32;

/** Every secret that the tests on one database have typed or been given, right or wrong, for the search after them. */
final class TypedSecrets {

    private final Set<String> texts = new ConcurrentSkipListSet<>();
    private final Set<String> tokenSecrets = new ConcurrentSkipListSet<>();

    /** Notes a password or a code, and gives it back. */
    String typed(String secret) {
        texts.add(secret);
        return secret;
    }

    /**
     * Notes a token's secret.
     *
     * @param base32 as the app is given it
     * @return its bytes
     */
    byte[] given(String base32) {
        tokenSecrets.add(base32);
        return new Base32().decode(base32);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    List<String> tokenSecrets() {
        return List.copyOf(tokenSecrets);
    }
}
