package jp.tetsuzuki.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import jp.tetsuzuki.platform.BusinessDays;
import org.springframework.stereotype.Component;

/** Until when the steps of a case that begin now may take: closing time of a business day. */
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

    Instant check() {
        return after(settings.checkDays());
    }

    Instant mending() {
        return after(settings.mendingDays());
    }

    Instant call() {
        return after(settings.callDays());
    }

    Instant reply() {
        return after(settings.replyDays());
    }

    Instant approvalReminder() {
        return after(settings.approvalReminderDays());
    }

    Instant approvalEscalation() {
        return after(settings.approvalEscalationDays());
    }

    /** The day by which a case that comes in now, or is complete now, is expected to be done. */
    LocalDate expectedOn() {
        return day(after(settings.completionDays()));
    }

    /** The same for a case that waits for what is missing. */
    LocalDate expectedAfterMending() {
        return day(businessDays.after(mending(), settings.completionDays()));
    }

    private Instant after(int days) {
        return businessDays.after(clock.instant(), days);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
