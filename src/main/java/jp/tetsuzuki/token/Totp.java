package jp.tetsuzuki.token;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords with HMAC-SHA-256 (RFC 6238).
 *
 * @param step time that one code lasts, whole seconds; steps count from 1970-01-01T00:00:00Z
 * @param digits length of a code, 6 to 8
 */
record Totp(Duration step, int digits) {

    static final String ALGORITHM = "SHA256";

    long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), step.toSeconds());
    }

    /**
     * @param stepNumber number of the time step
     * @return the code, with its leading zeros
     */
    String codeAt(long stepNumber, TokenSecret secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator(
                            step, digits, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA256)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret.bytes(), "HmacSHA256"),
                            Instant.ofEpochSecond(stepNumber * step.toSeconds()),
                            Locale.ROOT);
        } catch (InvalidKeyException unusable) {
            throw new IllegalStateException("A token's secret is no key for HMAC-SHA-256.", unusable);
        }
    }
}
