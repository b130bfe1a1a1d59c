package jp.tetsuzuki.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * The app's initial setup (section 5 of the specification). An entry is counted before its password is compared, so
 * that however many arrive at once, no more are compared than are allowed.
 */
@Component
class AppSetup {

    private static final int ATTEMPTS = 5;

    /** No comparison takes longer, however busy the machine: after that, the last entry's must have been cut short. */
    private static final Duration LONGEST_COMPARISON = Duration.ofMinutes(1);

    private final IndependentTransactions independent;
    private final Tokens tokens;
    private final TokenPolicy policy;
    private final PasswordHashes hashes;
    private final Audit audit;
    private final Clock clock;

    AppSetup(
            IndependentTransactions independent,
            Tokens tokens,
            TokenPolicy policy,
            PasswordHashes hashes,
            Audit audit,
            Clock clock) {
        this.independent = independent;
        this.tokens = tokens;
        this.policy = policy;
        this.hashes = hashes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param startPassword what the customer chose at the application
     * @return the token's secret; empty, after the same time, if the IDs are unknown, the password is wrong, or the
     *     token is voided, past its deadline or already set up
     */
    Optional<TokenSecret> setUp(String serviceId, String userId, String startPassword) {
        Optional<Entry> counted = count(serviceId, userId);
        if (counted.isEmpty()) {
            hashes.spendTheSameTime(startPassword);
            refuse(serviceId, userId);
            return Optional.empty();
        }
        Entry entry = counted.get();
        if (hashes.matches(startPassword, entry.hash())) {
            Optional<TokenSecret> secret =
                    untilUndisturbed(() -> tokens.setUp(entry.contractNumber(), entry.tokenId()));
            if (secret.isEmpty()) {
                record("REFUSED", entry.contractNumber(), entry.tokenId());
            }
            return secret;
        }
        record("WRONG", entry.contractNumber(), entry.tokenId());
        if (entry.number() >= policy.setupEntries()) {
            voidForWrongEntries(entry.tokenId());
        }
        return Optional.empty();
    }

    private record Entry(String tokenId, String contractNumber, String hash, int number) {

        @Override
        public String toString() {
            return "Entry[" + tokenId + ", number " + number + "]";
        }
    }

    private record Known(String tokenId, String contractNumber, boolean unended) {}

    /** Voids the token also if whatever counted its last entry was killed before it could. */
    private void refuse(String serviceId, String userId) {
        Optional<Known> known = independent.call(jdbc -> jdbc.sql("""
                        SELECT id, contract_number,
                               CASE WHEN state = 'ISSUED' AND setup_entries >= ?
                                         AND COALESCE(setup_entered_at, issued_at) <= ? THEN 1 ELSE 0 END
                        FROM token WHERE service_id = ? AND user_id = ?""")
                .params(policy.setupEntries(), utc(clock.instant().minus(LONGEST_COMPARISON)), serviceId, userId)
                .query((row, n) -> new Known(row.getString(1), row.getString(2), row.getInt(3) == 1))
                .optional());
        record(
                "REFUSED",
                known.map(Known::contractNumber).orElse(null),
                known.map(Known::tokenId).orElse(null));
        known.filter(Known::unended).ifPresent(token -> voidForWrongEntries(token.tokenId()));
    }

    private void voidForWrongEntries(String tokenId) {
        untilUndisturbed(() -> tokens.voidToken(tokenId, VoidReason.SETUP_WRONG_ENTRIES));
    }

    private Optional<Entry> count(String serviceId, String userId) {
        return independent.call(jdbc -> {
            int counted = jdbc.sql("""
                            UPDATE token SET setup_entries = setup_entries + 1, setup_entered_at = ?
                            WHERE service_id = ? AND user_id = ? AND state = 'ISSUED' AND setup_deadline > ?
                              AND setup_entries < ?""")
                    .params(utc(clock.instant()), serviceId, userId, utc(clock.instant()), policy.setupEntries())
                    .update();
            return counted == 0
                    ? Optional.empty()
                    : jdbc.sql("""
                                    SELECT id, contract_number, start_password_hash, setup_entries FROM token
                                    WHERE service_id = ?""")
                            .params(serviceId)
                            .query((row, n) ->
                                    new Entry(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                            .optional();
        });
    }

    /** A timer of the same procedure that fires at this moment must not cost the customer the setup. */
    private static <T> T untilUndisturbed(Supplier<T> change) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return change.get();
            } catch (ConcurrencyFailureException disturbed) {
                // Rolled back as a whole: it can be done again.
                Thread.onSpinWait();
            }
        }
        return change.get();
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private void record(String outcome, String contractNumber, String tokenId) {
        independent.call(jdbc -> {
            audit.record(new AuditEvent("token.setUp", outcome, contractNumber, tokenId), jdbc);
            return null;
        });
    }
}
