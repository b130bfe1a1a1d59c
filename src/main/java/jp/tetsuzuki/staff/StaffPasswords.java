package jp.tetsuzuki.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks the passwords of staff and counts wrong entries, as it is done for customers (section 3 of the specification):
 * an entry is first counted as wrong and only then compared, so that no more than the allowed number is ever compared,
 * however many arrive at the same time. A suspension always ends by itself: for staff there is no paper procedure.
 */
@Component
class StaffPasswords {

    /** Longer entries are wrong without a comparison: nobody has such a password, and hashing it costs time. */
    private static final int LONGEST_ENTRY = 128;

    private final IndependentTransactions transactions;
    private final PasswordHashes hashes;
    private final Audit audit;
    private final StaffSettings settings;
    private final Clock clock;

    StaffPasswords(
            IndependentTransactions transactions,
            PasswordHashes hashes,
            Audit audit,
            StaffSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.hashes = hashes;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks one entry. Unknown numbers and suspended passwords take as long as a comparison does.
     *
     * @param staffId staff number as entered
     * @param entered the entry, of any length and content
     */
    StaffPasswordCheck check(String staffId, CharSequence entered) {
        Reservation reservation = transactions.call(jdbc -> reserve(jdbc, staffId));
        StaffPasswordCheck result = compare(reservation, entered);
        transactions.call(jdbc -> {
            settle(jdbc, staffId, reservation, result);
            return null;
        });
        return result;
    }

    private Reservation reserve(JdbcClient jdbc, String staffId) {
        Instant now = clock.instant();
        // Whichever entry reaches the limit sets the suspension in the same statement; one that has run out is passed
        // over and its count begins anew.
        int reserved = jdbc.sql("""
                        UPDATE staff SET
                            wrong_entries = (CASE WHEN suspended_until IS NULL THEN wrong_entries ELSE 0 END) + 1,
                            suspended_until =
                                CASE WHEN (CASE WHEN suspended_until IS NULL THEN wrong_entries ELSE 0 END) + 1
                                    >= :limit THEN CAST(:until AS TIMESTAMP(6) WITH TIME ZONE) ELSE NULL END
                        WHERE staff_id = :staffId AND active = TRUE
                            AND (suspended_until IS NULL OR suspended_until <= :now)""")
                .param("limit", settings.wrongEntries())
                .param("until", utc(now.plus(settings.suspension())))
                .param("staffId", staffId)
                .param("now", utc(now))
                .update();
        return jdbc.sql("SELECT hash, suspended_until FROM staff WHERE staff_id = ? AND active = TRUE")
                .param(staffId)
                .query((row, number) -> new Reservation(
                        row.getString("hash"), row.getObject("suspended_until", OffsetDateTime.class), reserved == 1))
                .optional()
                .orElse(Reservation.OF_NOBODY);
    }

    private StaffPasswordCheck compare(Reservation reservation, CharSequence entered) {
        if (!reservation.granted() || entered.length() > LONGEST_ENTRY) {
            hashes.spendTheSameTime(entered.subSequence(0, Math.min(entered.length(), LONGEST_ENTRY)));
            return reservation.resultWhenNotRight();
        }
        return hashes.matches(entered, reservation.hash())
                ? StaffPasswordCheck.RIGHT
                : reservation.resultWhenNotRight();
    }

    private void settle(JdbcClient jdbc, String staffId, Reservation reservation, StaffPasswordCheck result) {
        if (result == StaffPasswordCheck.RIGHT) {
            // A suspension that other wrong entries have set meanwhile stays.
            jdbc.sql("""
                            UPDATE staff SET wrong_entries = 0, suspended_until = NULL
                            WHERE staff_id = :staffId
                                AND (suspended_until IS NULL
                                    OR suspended_until = CAST(:own AS TIMESTAMP(6) WITH TIME ZONE))""")
                    .param("staffId", staffId)
                    .param("own", reservation.suspendedUntil())
                    .update();
        }
        // A number that nobody has may be a password typed into the wrong field: it is not written down.
        String subject = result == StaffPasswordCheck.UNKNOWN ? null : staffId;
        audit.record(AuditEvent.of("staff.login", result.name(), subject), jdbc);
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /**
     * What became of the attempt to count an entry before it is compared.
     *
     * @param hash null where nobody has the staff number
     * @param suspendedUntil the suspension that stands, or that this entry has set in case it is wrong; else null
     * @param granted whether the entry is counted and may be compared
     */
    private record Reservation(String hash, OffsetDateTime suspendedUntil, boolean granted) {

        static final Reservation OF_NOBODY = new Reservation(null, null, false);

        StaffPasswordCheck resultWhenNotRight() {
            if (hash == null) {
                return StaffPasswordCheck.UNKNOWN;
            }
            if (!granted) {
                return StaffPasswordCheck.REFUSED_SUSPENDED;
            }
            return suspendedUntil == null ? StaffPasswordCheck.WRONG : StaffPasswordCheck.SUSPENDED;
        }

        @Override
        public String toString() {
            return "Reservation[granted=" + granted + ", suspendedUntil=" + suspendedUntil + "]";
        }
    }
}
