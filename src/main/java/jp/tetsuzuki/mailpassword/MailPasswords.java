package jp.tetsuzuki.mailpassword;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Verdict;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.Requested;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.SessionOver;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.StillValid;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.TooMany;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.TooSoon;
import jp.tetsuzuki.mailpassword.SentPassword.State;
import jp.tetsuzuki.platform.Expiring;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.LoginSessionEnded;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mail passwords of login sessions: asked for, made, checked, void (sections 3 and 4.2 of the specification).
 *
 * <p>A password is made by the step that mails it and is kept only as a hash, over the code together with the session,
 * the destination and the address: moved to another row it fits nothing. Until a newer one has been handed to the mail
 * server the older one stays valid, so that at each moment there is at most one, and the pages tell which.
 */
@Component
class MailPasswords implements Expiring {

    private static final String OF_DESTINATION = "session_hash = ? AND destination = ?";
    private static final String IN_OPEN_SESSION = """
            EXISTS (SELECT 1 FROM mail_password_session AS s
                    WHERE s.session_hash = mail_password.session_hash AND s.ended = FALSE)""";

    /** As many numbers of four digits as the destinations share evenly. */
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private static final int REFERENCES = 10_000 - 10_000 % Destination.values().length;

    private final JdbcClient jdbc;
    private final IndependentTransactions independent;
    private final Clock clock;
    private final PasswordHashes hashes;
    private final MailPasswordSettings settings;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    MailPasswords(
            JdbcClient jdbc,
            IndependentTransactions independent,
            Clock clock,
            PasswordHashes hashes,
            MailPasswordSettings settings,
            Audit audit) {
        this.jdbc = jdbc;
        this.independent = independent;
        this.clock = clock;
        this.hashes = hashes;
        this.settings = settings;
        this.audit = audit;
    }

    // Asking for one

    /**
     * Asks for a password. An accepted request is to be carried out by {@link #begin} and what follows it. Requests for
     * the same destination of a session queue until the caller's transaction ends.
     *
     * @param session reference of the login session
     * @param address the address that it shall be sent to; null for all that are in use
     * @param again true to ask although one is valid or under way
     * @throws OptimisticLockingFailureException if the same was first asked for at the same moment: to be asked anew
     */
    @Transactional
    MailPasswordRequest request(
            String contractNumber, String session, Destination destination, String address, boolean again) {
        String sessionHash = sessionHash(session);
        if (isOver(contractNumber, sessionHash)) {
            return new SessionOver();
        }
        Optional<Row> earlier = row(jdbc, OF_DESTINATION + " FOR UPDATE", sessionHash, destination.name());
        boolean sameAddress =
                earlier.filter(row -> same(row.requestedAddress(), address)).isPresent();
        if (!again && sameAddress && earlier.get().isAnswered()) {
            return new StillValid();
        }
        Instant now = clock.instant();
        if (sameAddress) {
            Instant from = earlier.get().requestedAt().plus(settings.resendAfter());
            if (now.isBefore(from)) {
                return new TooSoon(from);
            }
        }
        if (earlier.filter(row -> row.requests() > settings.resends()).isPresent()) {
            return new TooMany();
        }
        String requestId = UUID.randomUUID().toString();
        if (earlier.isPresent()) {
            renew(earlier.get(), requestId, address, sameAddress);
        } else {
            insert(contractNumber, sessionHash, destination, requestId, address);
        }
        audit.record(AuditEvent.of("mailPassword.request", destination.name(), contractNumber));
        return new Requested(requestId);
    }

    /** Whether the session has ended; one of which nothing was known has only begun. */
    private boolean isOver(String contractNumber, String sessionHash) {
        Optional<Session> known = session(jdbc, sessionHash);
        if (known.isEmpty()) {
            register(contractNumber, sessionHash);
        }
        if (known.filter(session -> !session.contractNumber().equals(contractNumber))
                .isPresent()) {
            throw new IllegalStateException("The login session is not one of contract " + contractNumber + ".");
        }
        return known.filter(Session::ended).isPresent();
    }

    /** Independently: two pages that are opened at once would else both add it, and one of them fail. */
    private void register(String contractNumber, String sessionHash) {
        try {
            independent.call(client ->
                    client.sql("""
                            INSERT INTO mail_password_session
                                (session_hash, contract_number, wrong_entries, ended, created_at)
                            VALUES (?, ?, 0, FALSE, ?)""").params(sessionHash, contractNumber, now()).update());
        } catch (DuplicateKeyException alreadyThere) {
            // Another page was first; the row serves both.
        }
    }

    private void insert(
            String contractNumber, String sessionHash, Destination destination, String requestId, String address) {
        try {
            jdbc.sql("""
                            INSERT INTO mail_password (session_hash, destination, contract_number, request_id,
                                request_reference, requested_address, requested_at, requests, state, attempted)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'REQUESTED', FALSE)""")
                    .params(
                            sessionHash,
                            destination.name(),
                            contractNumber,
                            requestId,
                            firstReference(destination),
                            address,
                            now())
                    .update();
        } catch (DuplicateKeyException sameMoment) {
            throw new OptimisticLockingFailureException(
                    "A mail password was asked for at the same moment.", sameMoment);
        }
    }

    /** A password for another address is void from the moment at which the address is no longer asked for. */
    private void renew(Row earlier, String requestId, String address, boolean sameAddress) {
        jdbc.sql("""
                        UPDATE mail_password
                        SET request_id = ?, request_reference = ?, requested_address = ?, requested_at = ?,
                            requests = requests + 1, state = 'REQUESTED', attempted = FALSE
                        WHERE\s""" + OF_DESTINATION)
                .params(
                        requestId,
                        next(earlier.requestReference()),
                        address,
                        now(),
                        earlier.sessionHash(),
                        earlier.destination().name())
                .update();
        if (!sameAddress) {
            jdbc.sql("UPDATE mail_password SET hash = NULL, reference = NULL, address = NULL, sent_at = NULL WHERE "
                            + OF_DESTINATION)
                    .params(earlier.sessionHash(), earlier.destination().name())
                    .update();
        }
    }

    // Making it

    /**
     * Begins an attempt to send the password that a request asked for: makes it. Committed independently, so that after
     * a broken attempt it is known that a mail with this reference may have gone out.
     *
     * @return empty if the request has been overtaken by a newer one, its session is over, or it was asked for so long
     *     ago that the session can't last any more
     */
    Optional<Attempt> begin(String requestId) {
        return independent.call(client -> {
            Optional<Row> row = row(
                    client,
                    "request_id = ? AND state IN ('REQUESTED', 'SENDING') AND requested_at > ? FOR UPDATE",
                    requestId,
                    utc(clock.instant().minus(settings.sendWithin())));
            row.ifPresent(found ->
                    client.sql("""
                            UPDATE mail_password SET state = 'SENDING', attempted = TRUE, request_reference = ?
                            WHERE request_id = ?""").params(referenceOfAttempt(found), requestId).update());
            return row.map(found -> new Attempt(
                    requestId,
                    found.contractNumber(),
                    found.destination(),
                    found.requestedAddress(),
                    referenceOfAttempt(found),
                    code()));
        });
    }

    /** The number is on a mail already, with a password that nobody kept: another password needs another number. */
    private static String referenceOfAttempt(Row row) {
        return row.attempted() ? next(row.requestReference()) : row.requestReference();
    }

    /** The attempt failed before the mail could leave: its reference may be used again. */
    void notDelivered(Attempt attempt) {
        independent.call(client -> client.sql(
                        "UPDATE mail_password SET attempted = FALSE WHERE request_id = ? AND request_reference = ?")
                .params(attempt.requestId(), attempt.reference())
                .update());
    }

    /**
     * From now on, in the caller's transaction, the attempt's password is the one that is valid.
     *
     * @return false if the request has been overtaken meanwhile, or its session is over: then nothing has changed
     */
    @Transactional
    boolean delivered(Attempt attempt) {
        boolean valid = row(jdbc, "request_id = ? AND state = 'SENDING'", attempt.requestId())
                .filter(row -> makeValid(attempt, row.sessionHash()))
                .isPresent();
        audit.record(AuditEvent.of("mailPassword.send", valid ? "DONE" : "OVERTAKEN", attempt.contractNumber()));
        return valid;
    }

    /** Conditional on the state: what has ended meanwhile stays so, and a step that runs twice makes one valid. */
    private boolean makeValid(Attempt attempt, String sessionHash) {
        String hash = hashes.hash(withContext(attempt.code(), sessionHash, attempt.destination(), attempt.address()));
        return jdbc.sql("""
                                UPDATE mail_password SET state = 'SENT', hash = ?, reference = ?, address = ?, sent_at = ?
                                WHERE request_id = ? AND state = 'SENDING' AND\s""" + IN_OPEN_SESSION)
                        .params(hash, attempt.reference(), attempt.address(), now(), attempt.requestId())
                        .update()
                == 1;
    }

    /** No server takes a mail for the address. What was valid before stays so. */
    @Transactional
    void undeliverable(Attempt attempt) {
        int changed = jdbc.sql("""
                        UPDATE mail_password SET state = 'UNDELIVERABLE'
                        WHERE request_id = ? AND state = 'SENDING'""").param(attempt.requestId()).update();
        audit.record(AuditEvent.of(
                "mailPassword.send", changed == 1 ? "UNDELIVERABLE" : "OVERTAKEN", attempt.contractNumber()));
    }

    // Checking it

    /**
     * Checks what was typed, a transaction of its own that stays whatever becomes of the caller's. It counts the entry
     * first and thereby takes the session's row lock: entries of one session queue, and no more of them are compared
     * than are allowed. A right entry takes back only its own count.
     *
     * @param session reference of the login session
     * @param typed the entry for each destination; nothing is compared or counted unless each has a valid password
     * @param addresses the address that the entry for a new address shall speak for
     */
    MailPasswordCheck check(
            String contractNumber, String session, Map<Destination, String> typed, Map<Destination, String> addresses) {
        String sessionHash = sessionHash(session);
        return independent.call(client -> {
            MailPasswordCheck check = check(client, contractNumber, sessionHash, typed, addresses);
            audit.record(AuditEvent.of("mailPassword.check", check.outcome(), contractNumber), client);
            return check;
        });
    }

    private MailPasswordCheck check(
            JdbcClient client,
            String contractNumber,
            String sessionHash,
            Map<Destination, String> typed,
            Map<Destination, String> addresses) {
        if (wrongEntriesOfDay(client, contractNumber) >= settings.wrongEntriesADay()) {
            end(client, sessionHash);
            return new MailPasswordCheck.Void();
        }
        int counted = client.sql("""
                        UPDATE mail_password_session SET wrong_entries = wrong_entries + 1
                        WHERE session_hash = ? AND contract_number = ? AND ended = FALSE AND wrong_entries < ?""")
                .params(sessionHash, contractNumber, settings.wrongEntries())
                .update();
        if (counted == 0) {
            boolean over = session(client, sessionHash)
                    .filter(session -> session.contractNumber().equals(contractNumber))
                    .isPresent();
            return over
                    ? new MailPasswordCheck.Void()
                    : MailPasswordCheck.NotRight.noneValid(typed.keySet(), settings.wrongEntries());
        }
        Map<Destination, Verdict> verdicts = new EnumMap<>(Destination.class);
        Map<Destination, Row> rows = new EnumMap<>(Destination.class);
        typed.keySet()
                .forEach(destination -> row(client, sessionHash, destination)
                        .filter(row -> row.hash() != null && same(row.address(), addresses.get(destination)))
                        .ifPresentOrElse(
                                row -> rows.put(destination, row), () -> verdicts.put(destination, Verdict.NOT_VALID)));
        if (!verdicts.isEmpty()) {
            takeBack(client, sessionHash);
            return new MailPasswordCheck.NotRight(verdicts, left(client, sessionHash));
        }
        rows.forEach((destination, row) -> verdicts.put(
                destination,
                hashes.matches(withContext(typed.get(destination), sessionHash, destination, row.address()), row.hash())
                        ? Verdict.RIGHT
                        : Verdict.WRONG));
        if (verdicts.values().stream().allMatch(Verdict.RIGHT::equals)) {
            takeBack(client, sessionHash);
            return new Right();
        }
        int left = left(client, sessionHash);
        if (left > 0) {
            return new MailPasswordCheck.NotRight(verdicts, left);
        }
        end(client, sessionHash);
        return new MailPasswordCheck.Void();
    }

    /** Those of sessions that run at the same moment may come on top, fewer than each of them bears. */
    private int wrongEntriesOfDay(JdbcClient client, String contractNumber) {
        return client.sql("SELECT COALESCE(SUM(wrong_entries), 0) FROM mail_password_session"
                        + " WHERE contract_number = ? AND created_at > ?")
                .params(contractNumber, utc(clock.instant().minus(ONE_DAY)))
                .query(Integer.class)
                .single();
    }

    private static void takeBack(JdbcClient client, String sessionHash) {
        client.sql("UPDATE mail_password_session SET wrong_entries = wrong_entries - 1 WHERE session_hash = ?")
                .param(sessionHash)
                .update();
    }

    private int left(JdbcClient client, String sessionHash) {
        return settings.wrongEntries()
                - session(client, sessionHash).orElseThrow().wrongEntries();
    }

    /**
     * Nothing of the session is valid from now on. The passwords' rows are not touched: the caller of a check may have
     * changed them in its own transaction, which would wait for itself.
     */
    private static void end(JdbcClient client, String sessionHash) {
        client.sql("UPDATE mail_password_session SET ended = TRUE WHERE session_hash = ?")
                .param(sessionHash)
                .update();
    }

    // What is known of it

    /** What a session's page can tell about the password for a destination; empty if none was asked for. */
    Optional<SentPassword> sent(String session, Destination destination) {
        return row(jdbc, sessionHash(session), destination)
                .map(row -> new SentPassword(
                        row.state(),
                        row.requestReference(),
                        row.requestedAddress(),
                        row.requestedAt(),
                        row.requestedAt().plus(settings.resendAfter()),
                        Math.max(0, 1 + settings.resends() - row.requests()),
                        row.hash() == null ? null : row.reference(),
                        row.sentAt()));
    }

    /**
     * What tells a login session from every other without telling its reference.
     *
     * @param session reference of the login session
     */
    static String mark(String session) {
        return sessionHash(session);
    }

    // Its end

    /** In all sessions of the contract: the addresses in use have changed. */
    void voidAllInUse(String contractNumber) {
        jdbc.sql("DELETE FROM mail_password WHERE contract_number = ? AND destination = 'IN_USE'")
                .param(contractNumber)
                .update();
    }

    @EventListener
    @Transactional
    public void on(LoginSessionEnded event) {
        String sessionHash = sessionHash(event.reference());
        // The session's row stays: a page sent late can't begin anew.
        end(jdbc, sessionHash);
        // In the order in which a page asks for them: else the two could wait for each other.
        for (Destination destination : Destination.values()) {
            jdbc.sql("DELETE FROM mail_password WHERE " + OF_DESTINATION)
                    .params(sessionHash, destination.name())
                    .update();
        }
    }

    @Override
    public int removeBefore(Instant moment) {
        return jdbc.sql("DELETE FROM mail_password_session WHERE created_at < ?")
                .param(utc(moment))
                .update();
    }

    // Rows

    private record Session(String contractNumber, int wrongEntries, boolean ended) {}

    private static Optional<Session> session(JdbcClient client, String sessionHash) {
        return client.sql("""
                        SELECT contract_number, wrong_entries, ended FROM mail_password_session
                        WHERE session_hash = ?""")
                .param(sessionHash)
                .query((row, n) -> new Session(row.getString(1), row.getInt(2), row.getBoolean(3)))
                .optional();
    }

    /** A password in a session that has not ended: of any other there is nothing to be known. */
    private record Row(
            String sessionHash,
            Destination destination,
            String contractNumber,
            String requestReference,
            String requestedAddress,
            Instant requestedAt,
            int requests,
            State state,
            boolean attempted,
            String hash,
            String reference,
            String address,
            Instant sentAt) {

        /** Valid, on its way, or refused by the server: asking for it once more is up to the customer. */
        boolean isAnswered() {
            return hash != null || state != State.SENT;
        }

        /** Without the hash: so few digits are soon found by trying. */
        @Override
        public String toString() {
            return "Row[destination=" + destination + ", state=" + state + ", requestReference=" + requestReference
                    + "]";
        }
    }

    private static Optional<Row> row(JdbcClient client, String sessionHash, Destination destination) {
        return row(client, OF_DESTINATION, sessionHash, destination.name());
    }

    private static Optional<Row> row(JdbcClient client, String where, Object... parameters) {
        return client.sql("""
                        SELECT session_hash, destination, contract_number, request_reference, requested_address,
                               requested_at, requests, state, attempted, hash, reference, address, sent_at
                        FROM mail_password WHERE\s""" + IN_OPEN_SESSION + " AND " + where)
                .params(parameters)
                .query((row, n) -> new Row(
                        row.getString(1),
                        Destination.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        instant(row, 6),
                        row.getInt(7),
                        State.valueOf(row.getString(8)),
                        row.getBoolean(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        instant(row, 13)))
                .optional();
    }

    private static boolean same(String one, String other) {
        return one == null ? other == null : one.equals(other);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < settings.digits(); i++) {
            code.append(random.nextInt(10));
        }
        return code.toString();
    }

    /**
     * Four digits by which the customer tells two mails apart. Each destination has every third number to itself, so that
     * no two mails of a session have the same one.
     */
    private String firstReference(Destination destination) {
        int own = random.nextInt(REFERENCES / Destination.values().length);
        return reference(own * Destination.values().length + destination.ordinal());
    }

    private static String next(String reference) {
        return reference((Integer.parseInt(reference) + Destination.values().length) % REFERENCES);
    }

    private static String reference(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }

    private static String withContext(String code, String sessionHash, Destination destination, String address) {
        return String.join("\n", code, sessionHash, destination.name(), address == null ? "" : address);
    }

    private static String sessionHash(String session) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
