package jp.tetsuzuki.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks one-time passwords, spends them and counts wrong ones (RFC 6238; section 3 of the specification).
 *
 * <p>A check is a transaction of its own: whatever becomes of the procedure that asked for it, a wrong entry stays
 * counted and a right code stays spent. Its first statement counts the entry and thereby takes the token's row lock, so
 * that entries for one token queue, in however many sessions they are made. The caller's transaction must not have
 * changed the token before.
 */
@Component
class OneTimePasswords {

    /** A step is remembered far longer than its code lives, so that a clock set back revives no code. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final IndependentTransactions independent;
    private final Clock clock;
    private final TokenPolicy policy;
    private final TokenSettings settings;
    private final TokenSecrets secrets;
    private final Audit audit;

    OneTimePasswords(
            IndependentTransactions independent,
            Clock clock,
            TokenPolicy policy,
            TokenSettings settings,
            TokenSecrets secrets,
            Audit audit) {
        this.independent = independent;
        this.clock = clock;
        this.policy = policy;
        this.settings = settings;
        this.secrets = secrets;
        this.audit = audit;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @param code what was typed; anything that is not the right code is a wrong entry
     */
    OtpCheck check(String contractNumber, String code) {
        return independent.call(jdbc -> {
            Optional<Entry> entry = count(contractNumber, jdbc);
            if (entry.isEmpty()) {
                return refused(contractNumber, jdbc);
            }
            return spend(entry.get(), code, jdbc)
                    ? right(contractNumber, entry.get(), jdbc)
                    : wrong(contractNumber, entry.get(), jdbc);
        });
    }

    private record Entry(String tokenId, byte[] sealedSecret, Totp totp, int wrongEntries) {}

    private Optional<Entry> count(String contractNumber, JdbcClient jdbc) {
        int counted = jdbc.sql("""
                        UPDATE token SET wrong_entries = wrong_entries + 1
                        WHERE live_contract = ?
                          AND (state = 'IN_USE' OR (state = 'SET_UP' AND use_start_deadline > ?))""")
                .params(contractNumber, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (counted == 0) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        SELECT id, secret, otp_step_seconds, otp_digits, wrong_entries FROM token
                        WHERE live_contract = ?""")
                .params(contractNumber)
                .query((row, n) -> new Entry(
                        row.getString(1),
                        row.getBytes(2),
                        new Totp(Duration.ofSeconds(row.getLong(3)), row.getInt(4)),
                        row.getInt(5)))
                .optional();
    }

    /** Whether the code is right; if so, no later entry of it will be. */
    private boolean spend(Entry entry, String code, JdbcClient jdbc) {
        List<Long> steps = matchingSteps(entry, code);
        if (steps.isEmpty() || isUsed(entry, steps, jdbc)) {
            return false;
        }
        steps.forEach(step -> jdbc.sql("INSERT INTO token_used_step (token_id, step) VALUES (?, ?)")
                .params(entry.tokenId(), step)
                .update());
        return true;
    }

    /** The accepted steps with this code: mostly one or none, yet two steps can have the same code. */
    private List<Long> matchingSteps(Entry entry, String code) {
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        TokenSecret secret = secrets.open(entry.sealedSecret(), entry.tokenId());
        long current = entry.totp().stepAt(clock.instant());
        return LongStream.rangeClosed(current - settings.otpPreviousSteps(), current)
                .filter(step -> MessageDigest.isEqual(
                        entry.totp().codeAt(step, secret).getBytes(StandardCharsets.UTF_8), typed))
                .boxed()
                .toList();
    }

    private static boolean isUsed(Entry entry, List<Long> steps, JdbcClient jdbc) {
        return jdbc.sql("SELECT COUNT(*) FROM token_used_step WHERE token_id = :token AND step IN (:steps)")
                        .param("token", entry.tokenId())
                        .param("steps", steps)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private OtpCheck right(String contractNumber, Entry entry, JdbcClient jdbc) {
        jdbc.sql("UPDATE token SET wrong_entries = 0, secret = ? WHERE id = ?")
                .params(underCurrentKey(entry), entry.tokenId())
                .update();
        Instant forgotten = clock.instant().minus(REMEMBERED);
        jdbc.sql("DELETE FROM token_used_step WHERE token_id = ? AND step < ?")
                .params(entry.tokenId(), entry.totp().stepAt(forgotten))
                .update();
        audit.record(new AuditEvent("token.otp", "RIGHT", contractNumber, entry.tokenId()), jdbc);
        return new OtpCheck.Right(entry.tokenId());
    }

    private byte[] underCurrentKey(Entry entry) {
        return secrets.isUnderEarlierKey(entry.sealedSecret())
                ? secrets.seal(secrets.open(entry.sealedSecret(), entry.tokenId()), entry.tokenId())
                : entry.sealedSecret();
    }

    private OtpCheck wrong(String contractNumber, Entry entry, JdbcClient jdbc) {
        audit.record(new AuditEvent("token.otp", "WRONG", contractNumber, entry.tokenId()), jdbc);
        if (entry.wrongEntries() < policy.otpEntries()) {
            return new OtpCheck.Wrong(policy.otpEntries() - entry.wrongEntries());
        }
        jdbc.sql("UPDATE token SET locked_from = state, state = 'LOCKED', lock_reason = ?, locked_at = ? WHERE id = ?")
                .params(
                        LockReason.WRONG_ENTRIES.name(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        entry.tokenId())
                .update();
        audit.record(new AuditEvent("token.lock", "DONE", contractNumber, entry.tokenId()), jdbc);
        return new OtpCheck.Locked(true);
    }

    private OtpCheck refused(String contractNumber, JdbcClient jdbc) {
        Optional<String> locked = jdbc.sql("SELECT id FROM token WHERE live_contract = ? AND state = 'LOCKED'")
                .params(contractNumber)
                .query(String.class)
                .optional();
        String outcome = locked.isPresent() ? "REFUSED_LOCKED" : "REFUSED_NOT_USABLE";
        audit.record(new AuditEvent("token.otp", outcome, contractNumber, locked.orElse(null)), jdbc);
        return locked.isPresent() ? new OtpCheck.Locked(false) : new OtpCheck.NotUsable();
    }
}
