package jp.tetsuzuki.taskui;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has done what with which case: told on the case's page, and the ground on which a second person is asked for. */
@Component
class DeskTouches {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    DeskTouches(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Writes down, in the caller's transaction and in the audit as well, what somebody does.
     *
     * @param about the case, or the root instance in which one is being received
     * @param outcome what the audit calls the outcome, upper case
     */
    void add(About about, DeskTouch touch, String outcome) {
        jdbc.sql("""
                        INSERT INTO desk_touch (case_number, root_instance_id, touched_at, staff_id, staff_name,
                            activity_id, task_name, kind, four_eyes, outcome, remark)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        about.caseNumber().orElse(null),
                        about.rootInstanceId(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        touch.by().id(),
                        touch.by().name(),
                        touch.activityId(),
                        touch.taskName(),
                        touch.kind().name(),
                        touch.fourEyes(),
                        touch.outcome().orElse(null),
                        touch.remark().orElse(null))
                .update();
        audit.record(AuditEvent.of(
                        touch.kind().action(), outcome, about.contractNumber().orElse(null))
                .about(about.caseNumber().orElse(about.rootInstanceId()) + " " + touch.activityId()));
    }

    /** Everything that was done with the case, oldest first. */
    List<DeskTouch> of(String caseNumber) {
        return jdbc.sql("""
                        SELECT touched_at, staff_id, staff_name, activity_id, task_name, kind, four_eyes, outcome, remark
                          FROM desk_touch WHERE case_number = ? ORDER BY id""")
                .param(caseNumber)
                .query((row, index) -> new DeskTouch(
                        row.getObject("touched_at", OffsetDateTime.class).toInstant(),
                        new DeskTask.Person(row.getString("staff_id"), row.getString("staff_name")),
                        row.getString("activity_id"),
                        row.getString("task_name"),
                        DeskTouch.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("four_eyes"),
                        Optional.ofNullable(row.getString("outcome")),
                        Optional.ofNullable(row.getString("remark"))))
                .list();
    }

    /**
     * Whether a step that looks at what others have done is for another than this person. It is where the person has
     * received or worked on the case at a step that is looked at; having had such a step and having given it back counts
     * as well. It also is where the person has decided at another step of this kind, or at the same one since the case was
     * last worked on: however a diagram asks for several decisions, they are those of different people.
     *
     * @param activityId the step that the person wants to work on
     */
    boolean bar(String caseNumber, String staffId, String activityId) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM desk_touch
                         WHERE case_number = ? AND staff_id = ?
                           AND (four_eyes = FALSE
                                OR kind = 'COMPLETED' AND activity_id <> ?
                                OR kind = 'COMPLETED' AND id > (SELECT COALESCE(MAX(id), 0) FROM desk_touch
                                                                 WHERE case_number = ? AND four_eyes = FALSE
                                                                   AND kind = 'COMPLETED'))""")
                        .params(caseNumber, staffId, activityId, caseNumber)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * What a touch is about.
     *
     * @param rootInstanceId the process instance in which all others of the case run
     * @param caseNumber empty while the case is being received
     * @param contractNumber the contract concerned; empty while it is not known
     */
    record About(String rootInstanceId, Optional<String> caseNumber, Optional<String> contractNumber) {

        static About of(DeskCase known) {
            return new About(
                    known.rootInstanceId(), Optional.of(known.number()), Optional.ofNullable(known.contractNumber()));
        }
    }
}
