package jp.tetsuzuki.platform;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import org.springframework.stereotype.Component;

/**
 * The days on which branches work (section 3 of the specification): not on Saturdays and Sundays, not on Japan's national
 * holidays with their substitutes (振替休日) and the days between two of them (国民の休日), not at the turn of the year.
 *
 * <p>The holidays are those of the calendar of Tokyo's banks in OpenGamma's Strata, which computes them ahead of their
 * proclamation; where a law decides otherwise, {@code tetsuzuki.business-days.closed-on} and {@code open-on} say so.
 */
@Component
public class BusinessDays {

    private final HolidayCalendar holidays;
    private final BusinessDaySettings settings;
    private final Clock clock;

    BusinessDays(BusinessDaySettings settings, Clock clock) {
        this.holidays = HolidayCalendarIds.JPTO.resolve(ReferenceData.standard());
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether branches work on this day. */
    public boolean isBusinessDay(LocalDate day) {
        if (settings.openOn().contains(day)) {
            return true;
        }
        return holidays.isBusinessDay(day) && !settings.closedOn().contains(day) && !isTurnOfYear(MonthDay.from(day));
    }

    /**
     * The end of a period of business days. The day on which it begins does not count, however early: a case of Monday
     * morning with one business day is due at Tuesday's closing time.
     *
     * @param from when the period begins
     * @param businessDays its length, at least 1
     * @return closing time of the last day, in Japan's time
     * @throws IllegalArgumentException if the length is less than 1
     */
    public Instant after(Instant from, int businessDays) {
        if (businessDays < 1) {
            throw new IllegalArgumentException("A period has at least one business day, not " + businessDays + ".");
        }
        LocalDate day = LocalDate.ofInstant(from, clock.getZone());
        for (int passed = 0; passed < businessDays; passed++) {
            day = nextAfter(day);
        }
        return day.atTime(settings.closingTime()).atZone(clock.getZone()).toInstant();
    }

    private LocalDate nextAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private boolean isTurnOfYear(MonthDay day) {
        return !day.isBefore(settings.yearEndFrom()) || !day.isAfter(settings.yearEndUntil());
    }
}
