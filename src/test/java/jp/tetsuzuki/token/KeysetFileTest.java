package jp.tetsuzuki.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetFileTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("keyset.json");
    }

    @Test
    void is_readable_by_its_owner_only() throws IOException {
        KeysetFile.main(new String[] {"create", file.toString()});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeysetFile.read(file).size()).isEqualTo(1);
    }

    @Test
    void is_never_overwritten() throws IOException {
        KeysetFile.create(file);
        String before = Files.readString(file);

        assertThatThrownBy(() -> KeysetFile.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void gets_a_new_first_key_and_keeps_the_old_ones_when_rotated() throws IOException {
        KeysetFile.create(file);
        int first = KeysetFile.read(file).getPrimary().getId();

        KeysetFile.main(new String[] {"rotate", file.toString()});

        assertThat(KeysetFile.read(file).size()).isEqualTo(2);
        assertThat(KeysetFile.read(file).getAt(0).getId()).isEqualTo(first);
        assertThat(KeysetFile.read(file).getPrimary().getId()).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leaves_nothing_beside_itself() throws IOException {
        KeysetFile.create(file);
        KeysetFile.rotate(file);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void does_not_start_without_its_setting() {
        assertThatThrownBy(() -> new TokenSecrets(TokenWorld.settings(java.util.Map.of())))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining("tetsuzuki.token.keyset");
    }

    @Test
    void names_the_file_that_is_missing() {
        assertThatThrownBy(() -> new TokenSecrets(TokenWorld.settings(file)))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "geheim-Schluessel",
                "{}",
                "[]",
                "{\"primaryKeyId\":1,\"key\":[]}",
                "{\"primaryKeyId\":1,\"key\":[{\"keyData\":{\"value\":\"geheim\"}}]}",
                "{\"primaryKeyId\":\"x\",\"key\":\"geheim\"}"
            })
    void quotes_nothing_from_a_file_that_is_no_keyset(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> new TokenSecrets(TokenWorld.settings(file)))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining(file.toString())
                .hasNoCause()
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void tells_the_operator_what_to_do() {
        assertThat(new UnusableKeysetFailureAnalyzer()
                        .analyze(new UnusableKeysetException("No keyset.", null))
                        .getAction())
                .contains("tetsuzuki.token.keyset")
                .contains("create <file>");
    }
}
