package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages about a case have in common: the case itself, and who did what with it. */
@Component
class DeskCasePage {

    /**
     * A case.
     *
     * @param customerName null where the case is about no customer, like {@code contractNumber}
     */
    public record About(
            String number, String href, String subject, String branch, String customerName, String contractNumber) {}

    /**
     * What somebody did.
     *
     * @param decision label of the button, null where none was pressed
     * @param remark null where none was given
     */
    public record Touch(ZonedDateTime at, String person, String task, String what, String decision, String remark) {}

    private final DeskTouches touches;
    private final Audit audit;
    private final Clock clock;

    DeskCasePage(DeskTouches touches, Audit audit, Clock clock) {
        this.touches = touches;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records who looks: these pages tell how a customer stands. */
    void show(DeskCase about, Model model) {
        audit.record(AuditEvent.of("case.view", "DONE", about.contractNumber()).about(about.number()));
        model.addAttribute(
                "about",
                new About(
                        about.number(),
                        "/staff/cases/" + about.number(),
                        about.subject(),
                        about.branchName() == null ? about.branchCode() : about.branchName(),
                        about.customerName(),
                        about.contractNumber()));
        model.addAttribute("touches", touchesOf(about));
    }

    private List<Touch> touchesOf(DeskCase about) {
        return touches.of(about.number()).stream()
                .map(touch -> new Touch(
                        touch.at().atZone(clock.getZone()),
                        touch.by().name(),
                        touch.taskName(),
                        touch.kind().label(),
                        touch.outcome().filter(label -> !label.isEmpty()).orElse(null),
                        touch.remark().orElse(null)))
                .toList();
    }
}
