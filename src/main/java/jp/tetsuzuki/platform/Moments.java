package jp.tetsuzuki.platform;

import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Moments that a diagram's timers need and that stand in no variable. */
@Component("moments")
public class Moments {

    /**
     * @param moment a deadline
     * @param period how long before it: an ISO 8601 duration of days, hours and minutes, such as {@code P1D}
     * @return a moment that may have passed already; a timer on it fires at once
     * @throws java.time.format.DateTimeParseException if the period is none: a fault of the diagram
     */
    public Date before(Date moment, String period) {
        return Date.from(moment.toInstant().minus(Duration.parse(period)));
    }
}
