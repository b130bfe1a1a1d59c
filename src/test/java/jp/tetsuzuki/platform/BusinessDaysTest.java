package jp.tetsuzuki.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BusinessDaysTest {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final BusinessDaySettings DEFAULTS = settings(Set.of(), Set.of());

    private final BusinessDays days = businessDays(DEFAULTS);

    /**
     * Monday to Friday on which banks are closed by law: the Act on National Holidays with Article 3 paragraph 2
     * (substitutes) and 3 (a day between two holidays), the days of the equinoxes as proclaimed until 2027 and as the
     * National Astronomical Observatory expects them later; without 31 December to 3 January.
     */
    @ParameterizedTest
    @CsvSource({
        "2024, 1-8 2-12 2-23 3-20 4-29 5-3 5-6 7-15 8-12 9-16 9-23 10-14 11-4",
        "2025, 1-13 2-11 2-24 3-20 4-29 5-5 5-6 7-21 8-11 9-15 9-23 10-13 11-3 11-24",
        "2026, 1-12 2-11 2-23 3-20 4-29 5-4 5-5 5-6 7-20 8-11 9-21 9-22 9-23 10-12 11-3 11-23",
        "2027, 1-11 2-11 2-23 3-22 4-29 5-3 5-4 5-5 7-19 8-11 9-20 9-23 10-11 11-3 11-23",
        "2028, 1-10 2-11 2-23 3-20 5-3 5-4 5-5 7-17 8-11 9-18 9-22 10-9 11-3 11-23",
        "2029, 1-8 2-12 2-23 3-20 4-30 5-3 5-4 7-16 9-17 9-24 10-8 11-23",
        "2030, 1-14 2-11 3-20 4-29 5-3 5-6 7-15 8-12 9-16 9-23 10-14 11-4"
    })
    void holidays_are_those_of_the_law(int year, String holidays) {
        List<LocalDate> closed = weekdays(year)
                .filter(Predicate.not(days::isBusinessDay))
                .filter(day -> !isTurnOfYear(day))
                .toList();
        assertThat(closed)
                .isEqualTo(Arrays.stream(holidays.split(" "))
                        .map(day -> day.split("-"))
                        .map(day -> LocalDate.of(year, Integer.parseInt(day[0]), Integer.parseInt(day[1])))
                        .toList());
    }

    @Test
    void a_holiday_on_a_sunday_is_made_up_for_on_the_next_day_that_is_none() {
        assertThat(days.isBusinessDay(LocalDate.of(2027, 3, 22))).isFalse();
        assertThat(days.isBusinessDay(LocalDate.of(2026, 5, 6))).isFalse();
        assertThat(days.isBusinessDay(LocalDate.of(2026, 5, 7))).isTrue();
    }

    @Test
    void a_day_between_two_holidays_is_one() {
        assertThat(days.isBusinessDay(LocalDate.of(2026, 9, 22))).isFalse();
        assertThat(days.isBusinessDay(LocalDate.of(2027, 9, 21))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026, 2027, 2028, 2029, 2030})
    void weekends_and_the_turn_of_the_year_are_closed(int year) {
        assertThat(LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)))
                .filteredOn(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || isTurnOfYear(day))
                .noneMatch(days::isBusinessDay);
    }

    @Test
    void the_last_day_of_work_in_a_year_is_30_december() {
        assertThat(days.isBusinessDay(LocalDate.of(2026, 12, 30))).isTrue();
        assertThat(days.isBusinessDay(LocalDate.of(2027, 1, 4))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Monday morning and Monday night, Friday, Saturday and Sunday.
        "2026-11-16T09:00, 1, 2026-11-17T15:00",
        "2026-11-16T23:59, 1, 2026-11-17T15:00",
        "2026-11-20T14:00, 1, 2026-11-24T15:00",
        "2026-11-21T10:00, 2, 2026-11-25T15:00",
        "2026-11-22T10:00, 1, 2026-11-24T15:00",
        // Over the holidays of May, of September and of the turn of the year.
        "2026-04-28T16:00, 2, 2026-05-01T15:00",
        "2026-04-30T10:00, 5, 2026-05-12T15:00",
        "2026-09-18T10:00, 1, 2026-09-24T15:00",
        "2026-12-29T10:00, 5, 2027-01-07T15:00"
    })
    void a_period_ends_at_closing_time_of_its_last_business_day(
            LocalDateTime from, int businessDays, LocalDateTime end) {
        assertThat(days.after(from.atZone(JAPAN).toInstant(), businessDays))
                .isEqualTo(end.atZone(JAPAN).toInstant());
    }

    @Test
    void the_day_on_which_a_period_begins_is_japans() {
        Instant beforeMidnight =
                ZonedDateTime.of(2026, 11, 16, 23, 59, 59, 0, JAPAN).toInstant();
        assertThat(days.after(beforeMidnight.plusSeconds(1), 1))
                .isEqualTo(ZonedDateTime.of(2026, 11, 18, 15, 0, 0, 0, JAPAN).toInstant());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void a_period_without_a_day_is_refused(int businessDays) {
        assertThatIllegalArgumentException().isThrownBy(() -> days.after(Instant.EPOCH, businessDays));
    }

    @Test
    void settings_close_and_open_single_days() {
        LocalDate weekday = LocalDate.of(2026, 11, 17);
        LocalDate holiday = LocalDate.of(2026, 11, 23);
        BusinessDays corrected = businessDays(settings(Set.of(weekday), Set.of(holiday)));
        assertThat(corrected.isBusinessDay(weekday)).isFalse();
        assertThat(corrected.isBusinessDay(holiday)).isTrue();
    }

    @Test
    void settings_lengthen_the_turn_of_the_year_and_change_the_closing_time() {
        BusinessDays other = businessDays(new BusinessDaySettings(
                LocalTime.of(16, 30), MonthDay.of(12, 29), MonthDay.of(1, 4), Set.of(), Set.of()));
        assertThat(other.after(ZonedDateTime.of(2026, 12, 28, 9, 0, 0, 0, JAPAN).toInstant(), 1))
                .isEqualTo(ZonedDateTime.of(2027, 1, 5, 16, 30, 0, 0, JAPAN).toInstant());
    }

    @Test
    void settings_have_the_defaults_of_the_specification() {
        application()
                .run(context ->
                        assertThat(context.getBean(BusinessDaySettings.class)).isEqualTo(DEFAULTS));
    }

    @Test
    void settings_are_read_as_dates_and_times() {
        application()
                .withPropertyValues(
                        "tetsuzuki.business-days.closing-time=16:30",
                        "tetsuzuki.business-days.year-end-from=--12-30",
                        "tetsuzuki.business-days.closed-on=2027-05-06,2027-05-07",
                        "tetsuzuki.business-days.open-on=2027-07-19")
                .run(context -> assertThat(context.getBean(BusinessDaySettings.class))
                        .isEqualTo(new BusinessDaySettings(
                                LocalTime.of(16, 30),
                                MonthDay.of(12, 30),
                                MonthDay.of(1, 3),
                                Set.of(LocalDate.of(2027, 5, 6), LocalDate.of(2027, 5, 7)),
                                Set.of(LocalDate.of(2027, 7, 19)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "year-end-from=--01-01",
                "year-end-from=--11-30",
                "year-end-until=--01-02",
                "year-end-until=--02-01",
                "closing-time=25:00"
            })
    void settings_that_break_the_law_or_make_no_sense_are_refused(String setting) {
        application()
                .withPropertyValues("tetsuzuki.business-days." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void settings_that_close_and_open_the_same_day_are_refused() {
        application()
                .withPropertyValues(
                        "tetsuzuki.business-days.closed-on=2027-05-06", "tetsuzuki.business-days.open-on=2027-05-06")
                .run(context -> assertThat(context).hasFailed());
    }

    private static Stream<LocalDate> weekdays(int year) {
        return Year.of(year)
                .atDay(1)
                .datesUntil(Year.of(year + 1).atDay(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }

    private static boolean isTurnOfYear(LocalDate day) {
        return Set.of(MonthDay.of(12, 31), MonthDay.of(1, 1), MonthDay.of(1, 2), MonthDay.of(1, 3))
                .contains(MonthDay.from(day));
    }

    private static BusinessDays businessDays(BusinessDaySettings settings) {
        return new BusinessDays(settings, Clock.fixed(Instant.EPOCH, JAPAN));
    }

    private static BusinessDaySettings settings(Set<LocalDate> closedOn, Set<LocalDate> openOn) {
        return new BusinessDaySettings(LocalTime.of(15, 0), MonthDay.of(12, 31), MonthDay.of(1, 3), closedOn, openOn);
    }

    private static ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withUserConfiguration(Settings.class);
    }

    @EnableConfigurationProperties(BusinessDaySettings.class)
    static class Settings {}
}
