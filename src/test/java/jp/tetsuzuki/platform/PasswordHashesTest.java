package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {

    private final PasswordHashes hashes = new PasswordHashes();

    @Test
    void writes_the_parameters_of_the_specification_into_the_hash() {
        assertThat(hashes.hash("Kaishi1234")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void matches_only_the_password_that_was_hashed() {
        String hash = hashes.hash("Kaishi1234");

        assertThat(hashes.matches("Kaishi1234", hash)).isTrue();
        assertThat(hashes.matches("kaishi1234", hash)).isFalse();
        assertThat(hashes.matches("", hash)).isFalse();
    }

    @Test
    void keeps_characters_outside_ascii_apart() {
        String hash = hashes.hash("𠮷野家髙①");

        assertThat(hashes.matches(new StringBuilder("𠮷野家髙①"), hash)).isTrue();
        assertThat(hashes.matches("吉野家高1", hash)).isFalse();
    }

    @Test
    void salts_every_hash_anew() {
        assertThat(hashes.hash("same")).isNotEqualTo(hashes.hash("same"));
    }

    @Test
    void matches_nothing_against_what_is_no_hash() {
        assertThat(hashes.matches("Kaishi1234", "Kaishi1234")).isFalse();
    }

    @Test
    void serves_many_callers_at_once() {
        String hash = hashes.hash("Kaishi1234");

        List<Boolean> answers = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> hashes.matches(i % 2 == 0 ? "Kaishi1234" : "other", hash))
                .toList();

        assertThat(answers).filteredOn(answer -> answer).hasSize(16);
    }
}
