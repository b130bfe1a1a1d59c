package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSecretsTest {

    @TempDir
    private Path directory;

    private Path file;
    private TokenSecrets secrets;

    @BeforeEach
    void create() throws IOException {
        file = directory.resolve("keyset.json");
        KeysetFile.create(file);
        secrets = new TokenSecrets(TokenWorld.settings(file));
    }

    @Test
    void are_256_bits_and_never_the_same() {
        assertThat(secrets.fresh().bytes())
                .hasSize(32)
                .isNotEqualTo(secrets.fresh().bytes());
    }

    @Test
    void show_nothing_as_text() {
        assertThat(secrets.fresh()).hasToString("TokenSecret");
    }

    @Test
    void reach_the_app_as_base32() {
        TokenSecret secret = secrets.fresh();

        assertThat(new Base32().decode(secret.base32())).isEqualTo(secret.bytes());
        assertThat(secret.base32()).hasSize(56).matches("[A-Z2-7]{52}====");
    }

    @Test
    void come_back_from_their_sealed_form() {
        TokenSecret secret = secrets.fresh();

        assertThat(secrets.open(secrets.seal(secret, "a"), "a").bytes()).isEqualTo(secret.bytes());
    }

    @Test
    void do_not_open_in_another_tokens_row() {
        byte[] sealed = secrets.seal(secrets.fresh(), "a");

        assertThatThrownBy(() -> secrets.open(sealed, "b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void do_not_open_when_tampered_with() {
        byte[] sealed = secrets.seal(secrets.fresh(), "a");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> secrets.open(sealed, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void take_up_a_rotated_keyset_while_running() throws IOException {
        TokenSecret secret = secrets.fresh();
        byte[] earlier = secrets.seal(secret, "a");
        assertThat(secrets.isUnderEarlierKey(earlier)).isFalse();

        KeysetFile.rotate(file);

        assertThat(secrets.isUnderEarlierKey(earlier)).isTrue();
        assertThat(secrets.open(earlier, "a").bytes()).isEqualTo(secret.bytes());
        assertThat(secrets.isUnderEarlierKey(secrets.seal(secret, "a"))).isFalse();
    }

    @Test
    void stay_open_while_the_keyset_file_is_spoilt_or_gone() throws IOException {
        TokenSecret secret = secrets.fresh();
        byte[] sealed = secrets.seal(secret, "a");
        String good = Files.readString(file);

        Files.writeString(file, "spoilt");
        assertThat(secrets.open(sealed, "a").bytes()).isEqualTo(secret.bytes());
        Files.delete(file);
        assertThat(secrets.open(sealed, "a").bytes()).isEqualTo(secret.bytes());

        Files.writeString(file, good);
        KeysetFile.rotate(file);
        assertThat(secrets.isUnderEarlierKey(sealed)).isTrue();
    }
}
