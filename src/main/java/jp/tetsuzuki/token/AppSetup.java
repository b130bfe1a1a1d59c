package jp.tetsuzuki.token;

import java.time.Clock;
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
            record("REFUSED", null, null);
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
            untilUndisturbed(() -> tokens.voidToken(entry.tokenId(), VoidReason.SETUP_WRONG_ENTRIES));
        }
        return Optional.empty();
    }

    private record Entry(String tokenId, String contractNumber, String hash, int number) {

        @Override
        public String toString() {
            return "Entry[" + tokenId + ", number " + number + "]";
        }
    }

    private Optional<Entry> count(String serviceId, String userId) {
        return independent.call(jdbc -> {
            int counted = jdbc.sql("""
                            UPDATE token SET setup_entries = setup_entries + 1
                            WHERE service_id = ? AND user_id = ? AND state = 'ISSUED' AND setup_deadline > ?
                              AND setup_entries < ?""")
                    .params(
                            serviceId,
                            userId,
                            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                            policy.setupEntries())
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

    private void record(String outcome, String contractNumber, String tokenId) {
        independent.call(jdbc -> {
            audit.record(new AuditEvent("token.setUp", outcome, contractNumber, tokenId), jdbc);
            return null;
        });
    }
}
