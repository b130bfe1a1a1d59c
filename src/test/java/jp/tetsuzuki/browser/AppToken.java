package jp.tetsuzuki.browser;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jp.tetsuzuki.token.IndependentTotp;
import org.apache.commons.codec.binary.Base32;

/** What an app knows of a token after its initial setup, and the codes that it would show. */
final class AppToken {

    private static final int STEP_SECONDS = 60;
    private static final int DIGITS = 6;

    private final byte[] secret;
    private final Clock clock;

    AppToken(String base32, Clock clock) {
        this.secret = new Base32().decode(base32);
        this.clock = clock;
    }

    /** The code of the present moment. */
    String code() {
        return code(step());
    }

    /** The codes that were or are right within some seconds around now: what a page shows may be a moment old. */
    List<String> codesAroundNow() {
        return LongStream.rangeClosed(step() - 1, step() + 1)
                .mapToObj(this::code)
                .toList();
    }

    /** A code that is none of the accepted ones. */
    String wrongCode() {
        List<String> right = LongStream.rangeClosed(step() - 2, step() + 2)
                .mapToObj(this::code)
                .toList();
        return IntStream.range(0, right.size() + 1)
                .mapToObj("%06d"::formatted)
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private long step() {
        return clock.instant().getEpochSecond() / STEP_SECONDS;
    }

    private String code(long step) {
        return IndependentTotp.code(secret, step, DIGITS);
    }
}
