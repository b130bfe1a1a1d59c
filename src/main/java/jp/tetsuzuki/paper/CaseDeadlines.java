package jp.tetsuzuki.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.tetsuzuki.platform.BusinessDays;
import org.springframework.stereotype.Component;

/**
 * Until when the steps of a case that begin now may take: closing time of a business day. The diagram may give the number
 * of business days, at least 1; where it does not, the settings do.
 */
@Component
class CaseDeadlines {

    private final BusinessDays businessDays;
    private final PaperSettings settings;
    private final Clock clock;

    CaseDeadlines(BusinessDays businessDays, PaperSettings settings, Clock clock) {
        this.businessDays = businessDays;
        this.settings = settings;
        this.clock = clock;
    }

    Instant check(Optional<Integer> days) {
        return after(days.orElse(settings.checkDays()));
    }

    Instant mending(Optional<Integer> days) {
        return after(days.orElse(settings.mendingDays()));
    }

    Instant call(Optional<Integer> days) {
        return after(days.orElse(settings.callDays()));
    }

    Instant reply(Optional<Integer> days) {
        return after(days.orElse(settings.replyDays()));
    }

    /** Never later than {@link #approvalEscalation}. */
    Instant approvalReminder(Optional<Integer> days) {
        return after(Math.min(settings.approvalReminderDays(), escalationDays(days)));
    }

    /** When headquarters takes over: what the days of an approval are about. */
    Instant approvalEscalation(Optional<Integer> days) {
        return after(escalationDays(days));
    }

    private int escalationDays(Optional<Integer> days) {
        return days.orElse(settings.approvalEscalationDays());
    }

    /** The day by which a case that comes in now, or is complete now, is expected to be done. */
    LocalDate expectedOn() {
        return day(after(settings.completionDays()));
    }

    /** The same for a case that waits for what is missing. */
    LocalDate expectedAfterMending(Optional<Integer> mendingDays) {
        return day(businessDays.after(mending(mendingDays), settings.completionDays()));
    }

    /** The same for a case that waits for the answer to a letter of inquiry. */
    LocalDate expectedAfterReply(Optional<Integer> replyDays) {
        return day(businessDays.after(reply(replyDays), settings.completionDays()));
    }

    private Instant after(int days) {
        return businessDays.after(clock.instant(), days);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
