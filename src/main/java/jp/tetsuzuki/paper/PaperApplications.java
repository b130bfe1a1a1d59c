package jp.tetsuzuki.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.Expiring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The applications that customers have made to be printed. */
@Component
class PaperApplications implements Expiring {

    /** What came of making an application. */
    sealed interface Making {

        /** The application is there, now or since it was made before with the same content. */
        record Made(PaperApplication application) implements Making {}

        /** The contract has made as many today as it can. */
        record TooMany() implements Making {}
    }

    private static final String COLUMNS = """
            number, contract_number, reason, wish, place, mail_address, subject, enclosures, created_at,
            used_at""";

    private final JdbcClient jdbc;
    private final PaperNumbers numbers;
    private final PaperApplicationSettings settings;
    private final Audit audit;
    private final Clock clock;

    PaperApplications(
            JdbcClient jdbc, PaperNumbers numbers, PaperApplicationSettings settings, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an application, or finds the valid one that asks for the same and has not been handed in: printed again, it
     * is the same paper with the same number.
     *
     * @param contractNumber contract number, 10 digits
     */
    @Transactional
    Making make(String contractNumber, PaperRequest request, ApplicationWords words) {
        Optional<PaperApplication> same = unused(contractNumber, request, words);
        if (same.isPresent()) {
            touch(same.get().number());
            return new Making.Made(same.get());
        }
        if (madeToday(contractNumber) >= settings.mostADay()) {
            audit.record(AuditEvent.of("paper.application", "TOO_MANY", contractNumber));
            return new Making.TooMany();
        }
        PaperApplication made =
                new PaperApplication(numbers.next(), contractNumber, request, words, clock.instant(), false);
        insert(made);
        audit.record(AuditEvent.of("paper.application", "MADE", contractNumber).about(made.number()));
        return new Making.Made(made);
    }

    /**
     * An application by its number.
     *
     * @param number as {@link PaperNumbers#read} gives it
     * @return empty for a number that no application has, and for an application that was not handed in while it was valid
     */
    Optional<PaperApplication> find(String number) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM paper_application WHERE number = ?"
                        + " AND (used_at IS NOT NULL OR created_at >= ?)")
                .params(number, moment(oldestValid()))
                .query(PaperApplications::read)
                .optional();
    }

    /** The application that the contract has printed last and that can still be handed in. */
    Optional<PaperApplication> newest(String contractNumber) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM paper_application
                        WHERE contract_number = ? AND used_at IS NULL AND created_at >= ?
                        ORDER BY printed_at DESC, number DESC LIMIT 1""")
                .params(contractNumber, moment(oldestValid()))
                .query(PaperApplications::read)
                .optional();
    }

    /** The last day on which the application can be handed in. */
    LocalDate validUntil(PaperApplication application) {
        return day(application.createdAt()).plusDays(settings.validity().toDays());
    }

    /**
     * Marks the application as handed in, in the caller's transaction.
     *
     * @return whether this call did so; false if the application was used before, is not valid any more or never was
     */
    @Transactional
    boolean use(String number) {
        Instant now = clock.instant();
        boolean used = jdbc.sql("UPDATE paper_application SET used_at = ?"
                                + " WHERE number = ? AND used_at IS NULL AND created_at >= ?")
                        .params(moment(now), number, moment(oldestValid()))
                        .update()
                == 1;
        audit.record(AuditEvent.of("paper.applicationUse", used ? "DONE" : "REFUSED", null)
                .about(number));
        return used;
    }

    @Override
    public int removeBefore(Instant moment) {
        return jdbc.sql("DELETE FROM paper_application WHERE created_at < ?")
                .param(moment(moment))
                .update();
    }

    private Optional<PaperApplication> unused(String contractNumber, PaperRequest request, ApplicationWords words) {
        return jdbc
                .sql("SELECT " + COLUMNS + """
                         FROM paper_application
                        WHERE contract_number = ? AND used_at IS NULL AND created_at >= ?
                        ORDER BY number DESC""")
                .params(contractNumber, moment(oldestValid()))
                .query(PaperApplications::read)
                .list()
                .stream()
                .filter(application -> application.request().equals(request)
                        && application.words().equals(words))
                .findFirst();
    }

    private void touch(String number) {
        jdbc.sql("UPDATE paper_application SET printed_at = ? WHERE number = ?")
                .params(moment(clock.instant()), number)
                .update();
    }

    private int madeToday(String contractNumber) {
        return jdbc.sql("SELECT COUNT(*) FROM paper_application WHERE contract_number = ? AND created_at >= ?")
                .params(contractNumber, moment(startOf(day(clock.instant()))))
                .query(Integer.class)
                .single();
    }

    private void insert(PaperApplication application) {
        PaperRequest request = application.request();
        ApplicationWords words = application.words();
        OffsetDateTime created = moment(application.createdAt());
        jdbc.sql("INSERT INTO paper_application (" + COLUMNS + ", printed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)")
                .params(
                        application.number(),
                        application.contractNumber(),
                        request.reason(),
                        request.wish(),
                        request.place(),
                        request.mailAddress(),
                        words.subject(),
                        words.enclosures(),
                        created,
                        created)
                .update();
    }

    private Instant oldestValid() {
        return startOf(day(clock.instant()).minusDays(settings.validity().toDays()));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static OffsetDateTime moment(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static PaperApplication read(ResultSet row, int number) throws SQLException {
        return new PaperApplication(
                row.getString("number"),
                row.getString("contract_number"),
                new PaperRequest(
                        row.getString("reason"),
                        row.getString("wish"),
                        row.getString("place"),
                        row.getString("mail_address")),
                new ApplicationWords(row.getString("subject"), row.getString("enclosures")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at", OffsetDateTime.class) != null);
    }
}
