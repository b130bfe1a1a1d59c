package jp.tetsuzuki.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks customers' passwords and counts wrong entries (section 3 of the specification).
 *
 * <p>An entry is first reserved, which counts it as wrong, and only then compared; a right one takes the count back.
 * So however many entries arrive at the same time, no more than the allowed number is ever compared, and an entry
 * whose check is cut short by a crash stays counted. Reservation and result are committed whatever becomes of the
 * caller's transaction.
 *
 * <p>A right entry resets the count of wrong entries, but not the number of suspensions: that one only a paper
 * procedure resets. Who knows the password could otherwise hide from its owner how often it was tried.
 */
@Component
class CustomerPasswords {

    /** Longer entries are wrong without a comparison: nobody has such a password, and hashing it costs time. */
    private static final int LONGEST_ENTRY = 128;

    private final IndependentTransactions transactions;
    private final PasswordHashes hashes;
    private final LoginRecords logins;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final CustomerSettings settings;
    private final Clock clock;

    CustomerPasswords(
            IndependentTransactions transactions,
            PasswordHashes hashes,
            LoginRecords logins,
            Audit audit,
            ApplicationEventPublisher events,
            CustomerSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.hashes = hashes;
        this.logins = logins;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks one entry. A right login is also recorded as the customer's latest.
     *
     * <p>Unknown numbers and suspended passwords take as long as a comparison does.
     *
     * @param contractNumber contract number as entered; for an unknown one every entry is wrong
     * @param entered the entry, of any length and content
     */
    PasswordCheck check(String contractNumber, PasswordKind kind, CharSequence entered) {
        Reservation reservation = transactions.call(jdbc -> reserve(jdbc, contractNumber, kind));
        boolean right = compare(reservation, entered);
        PasswordCheck result = right ? new PasswordCheck.Right() : reservation.resultWhenNotRight();
        transactions.call(jdbc -> {
            settle(jdbc, contractNumber, kind, reservation, result);
            return null;
        });
        if (result instanceof PasswordCheck.Suspended suspended && suspended.newly()) {
            events.publishEvent(new PasswordSuspended(contractNumber, kind, suspended.until()));
        } else if (result instanceof PasswordCheck.Blocked blocked && blocked.newly()) {
            events.publishEvent(new PasswordSuspended(contractNumber, kind, null));
        }
        return result;
    }

    /** How the password stands now, without an entry; empty for an unknown contract number. */
    Optional<State> state(JdbcClient jdbc, String contractNumber, PasswordKind kind) {
        return jdbc.sql("""
                        SELECT hash, wrong_entries, suspended_until, suspensions, blocked
                        FROM customer_password WHERE contract_number = ? AND kind = ?""")
                .params(contractNumber, kind.name())
                .query((row, number) -> State.of(row))
                .optional();
    }

    private Reservation reserve(JdbcClient jdbc, String contractNumber, PasswordKind kind) {
        Instant now = clock.instant();
        // Whichever entry reaches the limit sets the suspension in the same statement. A suspension that has run out
        // is passed over by the condition and its count begins anew.
        int reserved = jdbc.sql("""
                        UPDATE customer_password SET
                            suspensions = suspensions
                                + CASE WHEN (CASE WHEN suspended_until IS NULL THEN wrong_entries ELSE 0 END) + 1
                                    >= :limit THEN 1 ELSE 0 END,
                            blocked =
                                (CASE WHEN suspended_until IS NULL THEN wrong_entries ELSE 0 END) + 1 >= :limit
                                AND suspensions + 1 >= :untilBlocked,
                            wrong_entries = (CASE WHEN suspended_until IS NULL THEN wrong_entries ELSE 0 END) + 1,
                            suspended_until =
                                CASE WHEN (CASE WHEN suspended_until IS NULL THEN wrong_entries ELSE 0 END) + 1
                                    >= :limit THEN CAST(:until AS TIMESTAMP(6) WITH TIME ZONE) ELSE NULL END
                        WHERE contract_number = :contractNumber AND kind = :kind AND blocked = FALSE
                            AND (suspended_until IS NULL OR suspended_until <= :now)""")
                .param("limit", settings.wrongEntries())
                .param("untilBlocked", settings.suspensionsUntilBlocked())
                .param("until", utc(now.plus(settings.suspension())))
                .param("contractNumber", contractNumber)
                .param("kind", kind.name())
                .param("now", utc(now))
                .update();
        return state(jdbc, contractNumber, kind)
                .map(state -> (Reservation) (reserved == 1 ? new Granted(state, settings) : new Refused(state)))
                .orElse(new Unknown(settings));
    }

    private boolean compare(Reservation reservation, CharSequence entered) {
        if (reservation instanceof Granted granted && entered.length() <= LONGEST_ENTRY) {
            return hashes.matches(entered, granted.state().hash());
        }
        hashes.spendTheSameTime(entered.subSequence(0, Math.min(entered.length(), LONGEST_ENTRY)));
        return false;
    }

    private void settle(
            JdbcClient jdbc, String contractNumber, PasswordKind kind, Reservation reservation, PasswordCheck result) {
        if (result instanceof PasswordCheck.Right && reservation instanceof Granted granted) {
            takeBack(jdbc, contractNumber, kind, granted);
            if (kind == PasswordKind.LOGIN) {
                logins.add(jdbc, contractNumber);
            }
        }
        // A number that nobody has may be a password typed into the wrong field: it is not written down.
        String subject = reservation instanceof Unknown ? null : contractNumber;
        audit.record(AuditEvent.of(kind.auditAction(), outcome(reservation, result), subject), jdbc);
    }

    private void takeBack(JdbcClient jdbc, String contractNumber, PasswordKind kind, Granted granted) {
        if (granted.suspends()) {
            jdbc.sql("""
                            UPDATE customer_password
                            SET wrong_entries = 0, suspended_until = NULL, blocked = FALSE, suspensions = suspensions - 1
                            WHERE contract_number = ? AND kind = ? AND suspensions = ? AND suspended_until = ?""")
                    .params(
                            contractNumber,
                            kind.name(),
                            granted.state().suspensions(),
                            utc(granted.state().suspendedUntil()))
                    .update();
        } else {
            // A suspension that wrong entries have set meanwhile stays.
            jdbc.sql("""
                            UPDATE customer_password SET wrong_entries = 0
                            WHERE contract_number = ? AND kind = ? AND suspended_until IS NULL""").params(contractNumber, kind.name()).update();
        }
    }

    private static String outcome(Reservation reservation, PasswordCheck result) {
        if (reservation instanceof Unknown) {
            return "UNKNOWN";
        }
        if (result instanceof PasswordCheck.Suspended suspended) {
            return suspended.newly() ? "SUSPENDED" : "REFUSED_SUSPENDED";
        }
        if (result instanceof PasswordCheck.Blocked blocked) {
            return blocked.newly() ? "BLOCKED" : "REFUSED_BLOCKED";
        }
        return result instanceof PasswordCheck.Right ? "RIGHT" : "WRONG";
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /**
     * A password's row.
     *
     * @param suspendedUntil end of the latest suspension, which may have passed; null where none was set since the
     *     last entry that counted
     */
    record State(String hash, int wrongEntries, Instant suspendedUntil, int suspensions, boolean blocked) {

        static State of(ResultSet row) throws SQLException {
            OffsetDateTime suspendedUntil = row.getObject("suspended_until", OffsetDateTime.class);
            return new State(
                    row.getString("hash"),
                    row.getInt("wrong_entries"),
                    suspendedUntil == null ? null : suspendedUntil.toInstant(),
                    row.getInt("suspensions"),
                    row.getBoolean("blocked"));
        }

        boolean suspendedAt(Instant moment) {
            return !blocked && suspendedUntil != null && moment.isBefore(suspendedUntil);
        }

        @Override
        public String toString() {
            return "State[wrongEntries=" + wrongEntries + ", suspendedUntil=" + suspendedUntil + ", suspensions="
                    + suspensions + ", blocked=" + blocked + "]";
        }
    }

    /** What became of the attempt to count an entry before it is compared. */
    private sealed interface Reservation {

        PasswordCheck resultWhenNotRight();
    }

    /** The entry is counted and may be compared; the state is the one that it left. */
    private record Granted(State state, CustomerSettings settings) implements Reservation {

        boolean suspends() {
            return state.suspendedUntil() != null;
        }

        @Override
        public PasswordCheck resultWhenNotRight() {
            if (state.blocked()) {
                return new PasswordCheck.Blocked(true);
            }
            return suspends()
                    ? new PasswordCheck.Suspended(state.suspendedUntil(), true)
                    : new PasswordCheck.Wrong(settings.wrongEntries() - state.wrongEntries());
        }
    }

    /** The password is suspended: nothing is compared. */
    private record Refused(State state) implements Reservation {

        @Override
        public PasswordCheck resultWhenNotRight() {
            return state.blocked()
                    ? new PasswordCheck.Blocked(false)
                    : new PasswordCheck.Suspended(state.suspendedUntil(), false);
        }
    }

    /** Nobody has the contract number: as if it were a first wrong entry, each time. */
    private record Unknown(CustomerSettings settings) implements Reservation {

        @Override
        public PasswordCheck resultWhenNotRight() {
            return new PasswordCheck.Wrong(Math.max(1, settings.wrongEntries() - 1));
        }
    }
}
