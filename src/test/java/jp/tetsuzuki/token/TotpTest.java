package jp.tetsuzuki.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final TokenSecret RFC_SECRET =
            new TokenSecret("12345678901234567890123456789012".getBytes(US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "59, 46119246",
        "1111111109, 68084774",
        "1111111111, 67062674",
        "1234567890, 91819424",
        "2000000000, 90698825",
        "20000000000, 77737706"
    })
    void computes_the_vectors_of_rfc_6238_for_sha_256(long second, String code) {
        Totp totp = new Totp(Duration.ofSeconds(30), 8);

        assertThat(totp.codeAt(totp.stepAt(Instant.ofEpochSecond(second)), RFC_SECRET))
                .isEqualTo(code);
        assertThat(IndependentTotp.code(RFC_SECRET.bytes(), second / 30, 8)).isEqualTo(code);
    }

    @Test
    void agrees_with_the_jdk_on_steps_of_sixty_seconds() {
        Totp totp = new Totp(Duration.ofSeconds(60), 6);
        Random random = new Random(20260401);
        for (int i = 0; i < 500; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            long step = random.nextInt(100_000_000);

            assertThat(totp.codeAt(step, new TokenSecret(secret)))
                    .isEqualTo(IndependentTotp.code(secret, step, 6))
                    .hasSize(6);
        }
    }

    @Test
    void begins_a_step_on_the_full_minute() {
        Totp totp = new Totp(Duration.ofSeconds(60), 6);

        assertThat(totp.stepAt(Instant.parse("1970-01-01T00:01:59.999Z"))).isEqualTo(1);
        assertThat(totp.stepAt(Instant.parse("1970-01-01T00:02:00Z"))).isEqualTo(2);
    }
}
