package jp.tetsuzuki.platform;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When branches are open, beside what the law says of weekends and national holidays (section 3 of the specification).
 *
 * @param closingTime when branches close: deadlines counted in business days end then
 * @param yearEndFrom first closed day at the end of a year, such as {@code --12-31}
 * @param yearEndUntil last closed day at the beginning of a year, such as {@code --01-03}
 * @param closedOn further dates on which branches are closed: for holidays that a law sets once, or that the calendar
 *     does not know yet
 * @param openOn dates on which branches are open although the calendar has a holiday: for holidays that a law moves
 */
@Validated
@ConfigurationProperties("tetsuzuki.business-days")
record BusinessDaySettings(
        @NotNull @DefaultValue("15:00") LocalTime closingTime,
        @NotNull @DefaultValue("--12-31") MonthDay yearEndFrom,
        @NotNull @DefaultValue("--01-03") MonthDay yearEndUntil,
        @DefaultValue Set<LocalDate> closedOn,
        @DefaultValue Set<LocalDate> openOn) {

    private static final MonthDay LEGAL_FROM = MonthDay.of(12, 31);
    private static final MonthDay LEGAL_UNTIL = MonthDay.of(1, 3);
    private static final MonthDay LONGEST_FROM = MonthDay.of(12, 1);
    private static final MonthDay LONGEST_UNTIL = MonthDay.of(1, 31);

    BusinessDaySettings {
        closedOn = Set.copyOf(closedOn);
        openOn = Set.copyOf(openOn);
    }

    /** Article 5 of the enforcement order of the Banking Act closes 31 December to 3 January: no setting opens them. */
    @AssertTrue(
            message =
                    "must hold: year-end-from in December, year-end-until in January, 31 December to 3 January closed")
    boolean isYearEndKept() {
        return !yearEndFrom.isAfter(LEGAL_FROM)
                && !yearEndFrom.isBefore(LONGEST_FROM)
                && !yearEndUntil.isBefore(LEGAL_UNTIL)
                && !yearEndUntil.isAfter(LONGEST_UNTIL);
    }

    @AssertTrue(message = "must hold: no date is both closed-on and open-on")
    boolean isUnambiguous() {
        return closedOn.stream().noneMatch(openOn::contains);
    }
}
