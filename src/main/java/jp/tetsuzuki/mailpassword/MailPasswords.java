package jp.tetsuzuki.mailpassword;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Right;
import jp.tetsuzuki.mailpassword.MailPasswordCheck.Verdict;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.Requested;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.StillValid;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.TooMany;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.TooSoon;
import jp.tetsuzuki.mailpassword.SentPassword.State;
import jp.tetsuzuki.platform.Expiring;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.LoginSessionEnded;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.context.event.EventListener;
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
     * Asks for a password. An accepted request is to be carried out by {@link #begin} and what follows it.
     *
     * @param session reference of the login session
     * @param address the address that it shall be sent to; null for all that are in use
     * @param again true to ask although one is valid or under way
     */
    @Transactional
    MailPasswordRequest request(
            String contractNumber, String session, Destination destination, String address, boolean again) {
        String sessionHash = sessionHash(session);
        register(contractNumber, sessionHash);
        Optional<Row> earlier = row(sessionHash, destination);
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
            renew(sessionHash, destination, requestId, address, sameAddress);
        } else {
            insert(contractNumber, sessionHash, destination, requestId, address);
        }
        audit.record(AuditEvent.of("mailPassword.request", destination.name(), contractNumber));
        return new Requested(requestId);
    }

    private void register(String contractNumber, String sessionHash) {
        boolean known = jdbc.sql("SELECT session_hash FROM mail_password_session WHERE session_hash = ?")
                .param(sessionHash)
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            jdbc.sql("""
                            INSERT INTO mail_password_session (session_hash, contract_number, wrong_entries, created_at)
                            VALUES (?, ?, 0, ?)""").params(sessionHash, contractNumber, now()).update();
        }
    }

    private void insert(
            String contractNumber, String sessionHash, Destination destination, String requestId, String address) {
        jdbc.sql("""
                        INSERT INTO mail_password (session_hash, destination, contract_number, request_id,
                            request_reference, requested_address, requested_at, requests, state, attempted)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'REQUESTED', FALSE)""")
                .params(sessionHash, destination.name(), contractNumber, requestId, reference(null), address, now())
                .update();
    }

    /** A password for another address is void from the moment at which the address is no longer asked for. */
    private void renew(
            String sessionHash, Destination destination, String requestId, String address, boolean sameAddress) {
        String earlier = row(sessionHash, destination).orElseThrow().requestReference();
        jdbc.sql("""
                        UPDATE mail_password
                        SET request_id = ?, request_reference = ?, requested_address = ?, requested_at = ?,
                            requests = requests + 1, state = 'REQUESTED', attempted = FALSE
                        WHERE session_hash = ? AND destination = ?""")
                .params(requestId, reference(earlier), address, now(), sessionHash, destination.name())
                .update();
        if (!sameAddress) {
            jdbc.sql("""
                            UPDATE mail_password SET hash = NULL, reference = NULL, address = NULL, sent_at = NULL
                            WHERE session_hash = ? AND destination = ?""").params(sessionHash, destination.name()).update();
        }
    }

    // Making it

    /**
     * Begins an attempt to send the password that a request asked for: makes it. Committed independently, so that after
     * a broken attempt it is known that a mail with this reference may have gone out.
     *
     * @return empty if the request has been overtaken by a newer one, or its session is over
     */
    Optional<Attempt> begin(String requestId) {
        return independent.call(client -> {
            Optional<Row> row =
                    row(client, "request_id = ? AND state IN ('REQUESTED', 'SENDING') FOR UPDATE", requestId);
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

    /** From now on, in the caller's transaction, the attempt's password is the one that is valid. */
    @Transactional
    boolean delivered(Attempt attempt) {
        Row row = row(jdbc, "request_id = ?", attempt.requestId()).orElse(null);
        if (row == null) {
            return false;
        }
        int changed = jdbc.sql("""
                        UPDATE mail_password SET state = 'SENT', hash = ?, reference = ?, address = ?, sent_at = ?
                        WHERE request_id = ?""")
                .params(
                        hashes.hash(withContext(
                                attempt.code(), row.sessionHash(), attempt.destination(), attempt.address())),
                        attempt.reference(),
                        attempt.address(),
                        now(),
                        attempt.requestId())
                .update();
        audit.record(AuditEvent.of("mailPassword.send", changed == 1 ? "DONE" : "OVERTAKEN", attempt.contractNumber()));
        return changed == 1;
    }

    /** No server takes a mail for the address. What was valid before stays so. */
    @Transactional
    void undeliverable(Attempt attempt) {
        jdbc.sql("UPDATE mail_password SET state = 'UNDELIVERABLE' WHERE request_id = ?")
                .param(attempt.requestId())
                .update();
        audit.record(AuditEvent.of("mailPassword.send", "UNDELIVERABLE", attempt.contractNumber()));
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
        int counted = client.sql("""
                        UPDATE mail_password_session SET wrong_entries = wrong_entries + 1
                        WHERE session_hash = ? AND contract_number = ? AND wrong_entries < ?""")
                .params(sessionHash, contractNumber, settings.wrongEntries())
                .update();
        if (counted == 0) {
            return wrongEntries(client, sessionHash).isPresent()
                    ? new MailPasswordCheck.Void()
                    : MailPasswordCheck.NotRight.noneValid(typed.keySet());
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
        voidSession(client, sessionHash);
        return new MailPasswordCheck.Void();
    }

    private static void takeBack(JdbcClient client, String sessionHash) {
        client.sql("UPDATE mail_password_session SET wrong_entries = wrong_entries - 1 WHERE session_hash = ?")
                .param(sessionHash)
                .update();
    }

    private int left(JdbcClient client, String sessionHash) {
        return settings.wrongEntries() - wrongEntries(client, sessionHash).orElse(0);
    }

    private static Optional<Integer> wrongEntries(JdbcClient client, String sessionHash) {
        return client.sql("SELECT wrong_entries FROM mail_password_session WHERE session_hash = ?")
                .param(sessionHash)
                .query(Integer.class)
                .optional();
    }

    private static void voidSession(JdbcClient client, String sessionHash) {
        client.sql("DELETE FROM mail_password WHERE session_hash = ?")
                .param(sessionHash)
                .update();
    }

    // What is known of it

    /** What a session's page can tell about the password for a destination; empty if none was asked for. */
    Optional<SentPassword> sent(String session, Destination destination) {
        return row(sessionHash(session), destination)
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

    /** How many wrong entries the session still bears. */
    int entriesLeft(String session) {
        return left(jdbc, sessionHash(session));
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
        // The count stays with the session's row: a page sent late can't begin anew.
        voidSession(jdbc, sessionHash(event.reference()));
    }

    @Override
    public int removeBefore(Instant moment) {
        return jdbc.sql("DELETE FROM mail_password_session WHERE created_at < ?")
                .param(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .update();
    }

    // Rows

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
    }

    private Optional<Row> row(String sessionHash, Destination destination) {
        return row(jdbc, sessionHash, destination);
    }

    private static Optional<Row> row(JdbcClient client, String sessionHash, Destination destination) {
        return row(client, "session_hash = ? AND destination = ?", sessionHash, destination.name());
    }

    private static Optional<Row> row(JdbcClient client, String where, Object... parameters) {
        return client.sql("""
                        SELECT session_hash, destination, contract_number, request_reference, requested_address,
                               requested_at, requests, state, attempted, hash, reference, address, sent_at
                        FROM mail_password WHERE\s""" + where)
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
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < settings.digits(); i++) {
            code.append(random.nextInt(10));
        }
        return code.toString();
    }

    /** Four digits that differ from the last ones: the customer tells two mails apart by them. */
    private String reference(String earlier) {
        return earlier == null ? "%04d".formatted(random.nextInt(10_000)) : next(earlier);
    }

    private static String next(String reference) {
        return "%04d".formatted((Integer.parseInt(reference) + 1) % 10_000);
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
