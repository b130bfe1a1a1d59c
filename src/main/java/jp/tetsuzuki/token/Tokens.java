package jp.tetsuzuki.token;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.PasswordHashes;
import jp.tetsuzuki.token.Issuance.Reason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens and what can happen to them (section 3 of the specification). Every change is one conditional UPDATE in
 * the caller's transaction: of two that want to change a token, one does and the other finds it changed.
 */
@Component
class Tokens {

    private static final String COLUMNS = """
            SELECT id, contract_number, state, locked_from, lock_reason, service_id, user_id, issued_at, setup_deadline,
                   use_start_deadline, use_started_at
            FROM token
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TokenPolicy policy;
    private final IssueLimits limits;
    private final PasswordHashes hashes;
    private final TokenSecrets secrets;
    private final TokenSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    Tokens(
            JdbcClient jdbc,
            Clock clock,
            TokenPolicy policy,
            IssueLimits limits,
            PasswordHashes hashes,
            TokenSecrets secrets,
            TokenSettings settings,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.policy = policy;
        this.limits = limits;
        this.hashes = hashes;
        this.secrets = secrets;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
    }

    /** The contract's token that is issued, set up, in use or locked: there is at most one. */
    Optional<Token> live(String contractNumber) {
        return find("WHERE live_contract = ?", contractNumber);
    }

    Optional<Token> byId(String tokenId) {
        return find("WHERE id = ?", tokenId);
    }

    /** When the contract's last token in use was released. */
    Optional<Instant> lastReleased(String contractNumber) {
        return jdbc.sql("SELECT MAX(ended_at) FROM token WHERE contract_number = ? AND state = 'RELEASED'")
                .params(contractNumber)
                .query((row, n) -> Optional.ofNullable(instant(row, 1)))
                .single();
    }

    /**
     * Takes down an application: a draft with the mail address and the start password's hash.
     *
     * @param mailAddress where the mail with the app's address will go, at most 254 characters
     * @param startPassword what the customer chose, in clear
     */
    @Transactional
    Preparation prepare(String contractNumber, String mailAddress, String startPassword) {
        Optional<StartPasswordFault> fault = policy.faultOfStartPassword(startPassword, contractNumber);
        if (fault.isPresent()) {
            return new Preparation.Refused(fault.get());
        }
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        INSERT INTO token (id, contract_number, state, mail_address, start_password_hash,
                                           wrong_entries, setup_entries, app_mails, prepared_at)
                        VALUES (?, ?, 'UNUSED', ?, ?, 0, 0, 0, ?)""")
                .params(id, contractNumber, mailAddress, hashes.hash(startPassword), now())
                .update();
        return new Preparation.Prepared(id);
    }

    /** Removes a draft; does nothing to a token that was issued, or where there is none. */
    @Transactional
    void discard(String tokenId) {
        jdbc.sql("DELETE FROM token WHERE id = ? AND state = 'UNUSED'")
                .params(tokenId)
                .update();
    }

    /**
     * Issues the draft, and voids an earlier token that is not yet in use. A refusal removes the draft; one for too
     * many issues also restricts the contract, and must be committed.
     */
    @Transactional
    Issuance issue(String contractNumber, String tokenId) {
        IssueLimits.Standing standing = limits.lock(contractNumber);
        Optional<Token> earlier = find("WHERE live_contract = ? FOR UPDATE", contractNumber);
        Optional<Reason> reason = whyNot(standing, earlier, contractNumber, tokenId);
        if (reason.isPresent()) {
            discard(tokenId);
            record("token.issue", "REFUSED_" + reason.get(), contractNumber, tokenId);
            return new Issuance.NotIssuable(reason.get());
        }
        if (issuesLeft(contractNumber, standing) == 0) {
            limits.restrict(contractNumber);
            discard(tokenId);
            record("token.issue", "REFUSED_TOO_MANY", contractNumber, tokenId);
            record("token.restrict", "DONE", contractNumber, null);
            return new Issuance.Restricted();
        }
        earlier.ifPresent(token -> voidWhere(token.id(), VoidReason.REPLACED, List.of(token.state())));
        markIssued(tokenId);
        record("token.issue", "DONE", contractNumber, tokenId);
        return new Issuance.Issued(byId(tokenId).orElseThrow());
    }

    /** How many tokens the contract can still be issued in the running window. */
    long issuesLeft(String contractNumber) {
        IssueLimits.Standing standing = limits.of(contractNumber);
        return standing.restricted() ? 0 : issuesLeft(contractNumber, standing);
    }

    private long issuesLeft(String contractNumber, IssueLimits.Standing standing) {
        Instant window = policy.issuesCountFrom(clock.instant());
        Instant from = window.isAfter(standing.countedFrom()) ? window : standing.countedFrom();
        return policy.issuesLeft(limits.issuedAfter(contractNumber, from));
    }

    private Optional<Reason> whyNot(
            IssueLimits.Standing standing, Optional<Token> earlier, String contractNumber, String tokenId) {
        if (earlier.filter(token -> token.state() == TokenState.LOCKED).isPresent()) {
            return Optional.of(Reason.LOCKED);
        }
        if (earlier.filter(token -> token.state() == TokenState.IN_USE).isPresent()) {
            return Optional.of(Reason.IN_USE);
        }
        if (standing.restricted()) {
            return Optional.of(Reason.RESTRICTED);
        }
        if (lastReleased(contractNumber)
                .filter(released -> clock.instant().isBefore(policy.reissueFrom(released)))
                .isPresent()) {
            return Optional.of(Reason.WAITING);
        }
        return find("WHERE id = ? AND contract_number = ? AND state = 'UNUSED'", tokenId, contractNumber)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Reason.NO_DRAFT);
    }

    private void markIssued(String tokenId) {
        jdbc.sql("""
                        UPDATE token
                        SET state = 'ISSUED', live_contract = contract_number, service_id = ?, user_id = ?,
                            issued_at = ?, setup_deadline = ?, app_mails = 1, app_mail_requested_at = ?
                        WHERE id = ? AND state = 'UNUSED'""")
                .params(
                        unusedDigits("service_id", 8),
                        unusedDigits("user_id", 10),
                        now(),
                        utc(policy.setupDeadline(clock.instant())),
                        now(),
                        tokenId)
                .update();
    }

    /**
     * Asks for the mail with the app's address once more.
     *
     * @return whether it may be sent; an accepted request counts as sent
     */
    @Transactional
    AppMailRequest requestAppMail(String tokenId) {
        Instant now = clock.instant();
        int accepted = jdbc.sql("""
                        UPDATE token SET app_mails = app_mails + 1, app_mail_requested_at = ?
                        WHERE id = ? AND state = 'ISSUED' AND app_mails < ? AND app_mail_requested_at <= ?""")
                .params(utc(now), tokenId, policy.appMails(), utc(now.minus(policy.appMailInterval())))
                .update();
        if (accepted == 1) {
            return new AppMailRequest.Accepted(now.plus(policy.appMailInterval()));
        }
        return jdbc.sql("""
                        SELECT app_mail_requested_at FROM token
                        WHERE id = ? AND state = 'ISSUED' AND app_mails < ?""")
                .params(tokenId, policy.appMails())
                .query((row, n) -> instant(row, 1).plus(policy.appMailInterval()))
                .optional()
                .<AppMailRequest>map(AppMailRequest.TooSoon::new)
                .orElseGet(AppMailRequest.TooMany::new);
    }

    /**
     * Gives the token its secret, once in its life.
     *
     * @return the secret to hand to the app; empty if the token does not wait for its setup, or no longer
     */
    @Transactional
    Optional<TokenSecret> setUp(String contractNumber, String tokenId) {
        TokenSecret secret = secrets.fresh();
        Instant useStartDeadline = policy.useStartDeadline(clock.instant());
        int changed = jdbc.sql("""
                        UPDATE token
                        SET state = 'SET_UP', secret = ?, otp_step_seconds = ?, otp_digits = ?, set_up_at = ?,
                            use_start_deadline = ?, start_password_hash = NULL
                        WHERE id = ? AND state = 'ISSUED' AND setup_deadline > ?""")
                .params(
                        secrets.seal(secret, tokenId),
                        settings.otpStep().toSeconds(),
                        settings.otpDigits(),
                        now(),
                        utc(useStartDeadline),
                        tokenId,
                        now())
                .update();
        if (changed == 0) {
            return Optional.empty();
        }
        record("token.setUp", "DONE", contractNumber, tokenId);
        events.publishEvent(new TokenSetUp(contractNumber, tokenId, useStartDeadline));
        return Optional.of(secret);
    }

    /**
     * Starts the use of the contract's token. The caller has checked a code.
     *
     * @return the token, or empty if there is none that is set up and within its deadline
     */
    @Transactional
    Optional<Token> startUse(String contractNumber) {
        return live(contractNumber).filter(token -> {
            int changed = jdbc.sql("""
                            UPDATE token SET state = 'IN_USE', use_started_at = ?
                            WHERE id = ? AND state = 'SET_UP' AND use_start_deadline > ?""").params(now(), token.id(), now()).update();
            record("token.startUse", changed == 1 ? "DONE" : "REFUSED", contractNumber, token.id());
            if (changed == 1) {
                events.publishEvent(new TokenUseStarted(contractNumber, token.id()));
            }
            return changed == 1;
        });
    }

    /**
     * Releases the contract's token in use: its secret is deleted. The caller has checked who asks for it.
     *
     * @return the token, or empty if there is none in use
     */
    @Transactional
    Optional<Token> release(String contractNumber) {
        return live(contractNumber).filter(token -> {
            int changed = jdbc.sql("""
                            UPDATE token SET state = 'RELEASED', live_contract = NULL, secret = NULL, ended_at = ?
                            WHERE id = ? AND state = 'IN_USE'""").params(now(), token.id()).update();
            record("token.release", changed == 1 ? "DONE" : "REFUSED", contractNumber, token.id());
            if (changed == 1) {
                events.publishEvent(new TokenReleased(contractNumber, token.id()));
            }
            return changed == 1;
        });
    }

    /**
     * Voids a token, if it still stands where the reason applies: a set-up token does not fail for a missed setup, nor for
     * a start of use whose deadline has been moved.
     *
     * @param reason a deadline, or wrong entries in the setup
     */
    @Transactional
    VoidOutcome voidToken(String tokenId, VoidReason reason) {
        List<TokenState> applicable = switch (reason) {
            case SETUP_DEADLINE, SETUP_WRONG_ENTRIES -> List.of(TokenState.ISSUED);
            case USE_START_DEADLINE -> List.of(TokenState.SET_UP);
            case REPLACED, RELEASED_BY_PAPER -> List.of(TokenState.ISSUED, TokenState.SET_UP);
        };
        // Locked: an unlocking at the same moment, with its new deadline, comes before or after this as a whole.
        if (reason == VoidReason.USE_START_DEADLINE
                && lock(tokenId).filter(this::mayStillStart).isPresent()) {
            return VoidOutcome.NOT_DUE;
        }
        if (voidWhere(tokenId, reason, applicable)) {
            return VoidOutcome.VOIDED;
        }
        return byId(tokenId)
                .filter(token -> token.state() == TokenState.LOCKED)
                .map(token -> VoidOutcome.LOCKED)
                .orElse(VoidOutcome.GONE);
    }

    private Optional<Token> lock(String tokenId) {
        return find("WHERE id = ? FOR UPDATE", tokenId);
    }

    private boolean mayStillStart(Token token) {
        return token.state() == TokenState.SET_UP && token.useStartDeadline().isAfter(clock.instant());
    }

    /**
     * When a token whose deadline for the start of use has come without voiding it is to be looked at again.
     *
     * @return its new deadline, another period from now while it is locked, empty if it waits for nothing
     */
    Optional<Instant> lookAgainAt(String tokenId) {
        return byId(tokenId).flatMap(token -> switch (token.state()) {
            case SET_UP -> Optional.of(token.useStartDeadline());
            case LOCKED -> Optional.of(policy.useStartDeadline(clock.instant()));
            default -> Optional.empty();
        });
    }

    /**
     * Stops a token whose device was reported as lost: it is locked until a paper procedure, whatever code is entered.
     *
     * @return whether it is stopped; false if it is not on any device, or has ended
     */
    @Transactional
    boolean stop(String tokenId) {
        int changed =
                jdbc.sql("""
                        UPDATE token
                        SET locked_from = CASE WHEN state = 'LOCKED' THEN locked_from ELSE state END, state = 'LOCKED',
                            lock_reason = ?, locked_at = COALESCE(locked_at, ?)
                        WHERE id = ? AND state IN ('SET_UP', 'IN_USE', 'LOCKED')""").params(LockReason.LOSS.name(), now(), tokenId).update();
        return recorded("token.stop", changed == 1, tokenId);
    }

    /**
     * Unlocks a token that wrong codes had locked: it stands again where it was locked. One whose deadline for the start of
     * use has passed meanwhile gets a new one. A token that was stopped for loss stays so, also where wrong codes had
     * locked it before: its device may be in other hands.
     *
     * @return whether it is unlocked; false if it is not locked by wrong codes
     */
    @Transactional
    boolean unlock(String tokenId) {
        int changed = jdbc.sql("""
                        UPDATE token
                        SET use_start_deadline = CASE WHEN locked_from = 'SET_UP' AND use_start_deadline <= :now
                                                      THEN CAST(:deadline AS TIMESTAMP(6) WITH TIME ZONE)
                                                      ELSE use_start_deadline END,
                            state = locked_from, locked_from = NULL, lock_reason = NULL, locked_at = NULL,
                            wrong_entries = 0
                        WHERE id = :id AND state = 'LOCKED' AND lock_reason = :reason""")
                .param("reason", LockReason.WRONG_ENTRIES.name())
                .param("now", now())
                .param("deadline", utc(policy.useStartDeadline(clock.instant())))
                .param("id", tokenId)
                .update();
        return recorded("token.unlock", changed == 1, tokenId);
    }

    /**
     * Releases a token on paper, whether it is in use or locked; one that was never used is voided. Its secret is deleted.
     *
     * @return whether it has ended by this; false if it had ended before
     */
    @Transactional
    boolean releaseByPaper(String tokenId) {
        if (lock(tokenId).filter(token -> !token.inUse()).isPresent()) {
            return voidWhere(tokenId, VoidReason.RELEASED_BY_PAPER, List.of(TokenState.SET_UP, TokenState.LOCKED))
                    || recorded("token.releaseByPaper", false, tokenId);
        }
        int released = jdbc.sql("""
                        UPDATE token
                        SET state = 'RELEASED', live_contract = NULL, locked_from = NULL, lock_reason = NULL, secret = NULL,
                            ended_at = ?
                        WHERE id = ? AND (state = 'IN_USE' OR state = 'LOCKED' AND locked_from = 'IN_USE')""").params(now(), tokenId).update();
        if (released == 1) {
            byId(tokenId).ifPresent(token -> events.publishEvent(new TokenReleased(token.contractNumber(), tokenId)));
        }
        return recorded("token.releaseByPaper", released == 1, tokenId);
    }

    /**
     * Lifts the contract's restriction of issues; what was issued until now no longer counts.
     *
     * @return whether it was restricted
     */
    @Transactional
    boolean liftRestriction(String contractNumber) {
        boolean lifted = limits.lift(contractNumber, clock.instant());
        record("token.liftRestriction", lifted ? "DONE" : "REFUSED", contractNumber, null);
        return lifted;
    }

    private boolean recorded(String action, boolean done, String tokenId) {
        record(
                action,
                done ? "DONE" : "REFUSED",
                byId(tokenId).map(Token::contractNumber).orElse(null),
                tokenId);
        return done;
    }

    private boolean voidWhere(String tokenId, VoidReason reason, List<TokenState> applicable) {
        int changed = jdbc.sql("""
                        UPDATE token
                        SET state = 'VOIDED', live_contract = NULL, void_reason = :reason, ended_at = :now,
                            locked_from = NULL, lock_reason = NULL, start_password_hash = NULL, secret = NULL
                        WHERE id = :id AND state IN (:applicable)""")
                .param("reason", reason.name())
                .param("now", now())
                .param("id", tokenId)
                .param("applicable", applicable.stream().map(Enum::name).toList())
                .update();
        if (changed == 0) {
            return false;
        }
        String contractNumber = byId(tokenId).orElseThrow().contractNumber();
        record("token.void", reason.name(), contractNumber, tokenId);
        events.publishEvent(new TokenVoided(contractNumber, tokenId, reason));
        return true;
    }

    private Optional<Token> find(String where, Object... parameters) {
        return jdbc.sql(COLUMNS + where)
                .params(parameters)
                .query((row, n) -> new Token(
                        row.getString("id"),
                        row.getString("contract_number"),
                        TokenState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("locked_from"))
                                .map(TokenState::valueOf)
                                .orElse(null),
                        Optional.ofNullable(row.getString("lock_reason"))
                                .map(LockReason::valueOf)
                                .orElse(null),
                        row.getString("service_id"),
                        row.getString("user_id"),
                        instant(row, 8),
                        instant(row, 9),
                        instant(row, 10),
                        instant(row, 11)))
                .optional();
    }

    /** The unique column is the judge; looking first keeps a chance meeting from failing the customer's page. */
    private String unusedDigits(String column, int length) {
        while (true) {
            String digits =
                    String.format(Locale.ROOT, "%0" + length + "d", random.nextLong((long) Math.pow(10, length)));
            if (find("WHERE " + column + " = ?", digits).isEmpty()) {
                return digits;
            }
        }
    }

    private void record(String action, String outcome, String contractNumber, String tokenId) {
        audit.record(new AuditEvent(action, outcome, contractNumber, tokenId));
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
