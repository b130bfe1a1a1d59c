package jp.tetsuzuki.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Holds back an address that asks for setups too often, before any password is hashed for it. It protects this
 * instance's processors and is kept in its memory; guessing is bounded in the database, by the entries per token.
 */
@Component
class SetupRequestLimit {

    private static final int ADDRESSES = 50_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final int requestsPerMinute;
    private final TimeMeter time;

    SetupRequestLimit(TokenSettings settings, Clock clock) {
        this.requestsPerMinute = settings.setupRequestsPerMinute();
        this.time = new ClockMeter(clock);
    }

    /**
     * @param address the client's address
     * @return zero if the request may be served, else the time after which the next one may be, whole seconds
     */
    Duration waitFor(String address) {
        ConsumptionProbe probe = buckets.get(address, unused -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(probe.getNanosToWaitForRefill())
                        .plusSeconds(1)
                        .minusNanos(1)
                        .truncatedTo(ChronoUnit.SECONDS);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requestsPerMinute).refillGreedy(requestsPerMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
