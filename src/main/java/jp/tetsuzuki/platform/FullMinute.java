package jp.tetsuzuki.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;

/**
 * The first full minute from which something works that works from a given moment on. Customers are told moments by the
 * minute: cut off instead of rounded up, one would be told up to a minute before it works.
 *
 * @param instant a moment without seconds
 */
public record FullMinute(Instant instant) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.ROOT);

    /** Rounds up to the minute. */
    public FullMinute {
        Instant begun = instant.truncatedTo(ChronoUnit.MINUTES);
        instant = begun.equals(instant) ? begun : begun.plus(1, ChronoUnit.MINUTES);
    }

    /** The minute as a process variable. */
    public Date date() {
        return Date.from(instant);
    }

    /**
     * The minute in words, such as {@code 14:33}, or {@code 4月2日 0:15} where it is not today.
     *
     * @param clock tells what day it is, and where
     */
    public String text(Clock clock) {
        ZonedDateTime minute = instant.atZone(clock.getZone());
        boolean today = minute.toLocalDate()
                .equals(clock.instant().atZone(clock.getZone()).toLocalDate());
        return (today ? TIME : DAY_AND_TIME).format(minute);
    }
}
