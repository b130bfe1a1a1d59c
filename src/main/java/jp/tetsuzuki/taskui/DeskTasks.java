package jp.tetsuzuki.taskui;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.platform.Expiring;
import jp.tetsuzuki.platform.InstanceMoving;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of groups, kept in step with the engine's by {@link DeskTaskEvents}: one conditional UPDATE a change. */
@Component
class DeskTasks implements Expiring {

    /** When a task is sorted that has no due date: behind all others. */
    static final Instant NO_HURRY = Instant.parse("9999-12-31T00:00:00Z");

    static final String SELECT = """
            SELECT task_id, arrival, process_instance_id, root_instance_id, definition_id, activity_id, name,
                   group_name, late_group, taken_group, case_number, branch_code, branch_name, contract_number,
                   customer_name, subject, created_at, due_at, reminded_at, state, assignee, assignee_name, done_at
              FROM desk_task""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DeskTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<DeskTask> find(String taskId) {
        return jdbc.sql(SELECT + " WHERE task_id = ?")
                .param(taskId)
                .query((row, number) -> of(row))
                .optional();
    }

    /** As {@link #find}, but never as it was a moment ago: the row is held until the caller's transaction ends. */
    Optional<DeskTask> findNow(String taskId) {
        return jdbc.sql(SELECT + " WHERE task_id = ? FOR UPDATE")
                .param(taskId)
                .query((row, number) -> of(row))
                .optional();
    }

    /** The case's tasks that wait, oldest first. */
    List<DeskTask> waitingOf(String caseNumber) {
        return jdbc.sql(SELECT + " WHERE case_number = ? AND state IN ('OPEN', 'CLAIMED') ORDER BY arrival")
                .param(caseNumber)
                .query((row, number) -> of(row))
                .list();
    }

    // What the engine tells

    void created(DeskTask task) {
        jdbc.sql("""
                        INSERT INTO desk_task (task_id, process_instance_id, root_instance_id, definition_id,
                            activity_id, name, group_name, late_group, case_number, branch_code, branch_name,
                            contract_number, customer_name, subject, created_at, due_at, sorted_at, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""")
                .params(
                        task.id(),
                        task.instanceId(),
                        task.about().rootInstanceId(),
                        task.definitionId(),
                        task.activityId(),
                        task.name(),
                        task.group(),
                        task.lateGroup().orElse(null),
                        task.about().number(),
                        task.about().branchCode(),
                        task.about().branchName(),
                        task.about().contractNumber(),
                        task.about().customerName(),
                        task.about().subject(),
                        at(task.createdAt()),
                        task.dueAt().map(DeskTasks::at).orElse(null),
                        at(task.dueAt().orElse(NO_HURRY)))
                .update();
    }

    /** The engine gives the task to somebody whom this table does not show yet, or to nobody. */
    void assigned(String taskId, Optional<String> staffId) {
        if (staffId.isPresent()) {
            jdbc.sql("""
                            UPDATE desk_task SET state = 'CLAIMED', assignee = ?, assignee_name = ?, taken_group = NULL
                             WHERE task_id = ? AND (state = 'OPEN' OR state = 'CLAIMED' AND assignee <> ?)""")
                    .params(staffId.get(), staffId.get(), taskId, staffId.get())
                    .update();
        } else {
            jdbc.sql("""
                            UPDATE desk_task
                               SET state = 'OPEN', assignee = NULL, assignee_name = NULL, taken_group = NULL
                             WHERE task_id = ? AND state = 'CLAIMED'""").param(taskId).update();
        }
    }

    void due(String taskId, Optional<Instant> due) {
        OffsetDateTime sorted = at(due.orElse(NO_HURRY));
        jdbc.sql("UPDATE desk_task SET due_at = ?, sorted_at = ? WHERE task_id = ? AND sorted_at <> ?")
                .params(due.map(DeskTasks::at).orElse(null), sorted, taskId, sorted)
                .update();
    }

    /**
     * The instance's waiting task of the given step goes on as another version's.
     *
     * @param lateGroup the group that the other version lets take it once it is late
     */
    void moved(String instanceId, InstanceMoving.Step step, String definitionId, Optional<String> lateGroup) {
        jdbc.sql("""
                        UPDATE desk_task SET definition_id = ?, activity_id = ?, name = ?, late_group = ?
                         WHERE process_instance_id = ? AND activity_id = ? AND state IN ('OPEN', 'CLAIMED')
                           AND definition_id <> ?""")
                .params(
                        definitionId,
                        step.to(),
                        step.name(),
                        lateGroup.orElse(null),
                        instanceId,
                        step.from(),
                        definitionId)
                .update();
    }

    void done(String taskId) {
        end(taskId, DeskTask.State.DONE);
    }

    /** The task is there no more, and nobody has done it. */
    void gone(String taskId) {
        end(taskId, DeskTask.State.GONE);
    }

    private void end(String taskId, DeskTask.State state) {
        jdbc.sql("UPDATE desk_task SET state = ?, done_at = ? WHERE task_id = ? AND state IN ('OPEN', 'CLAIMED')")
                .params(state.name(), at(clock.instant()), taskId)
                .update();
    }

    /** Marks the tasks that wait in the instance as reminded of. */
    void remind(String instanceId) {
        jdbc.sql("""
                        UPDATE desk_task SET reminded_at = ?
                         WHERE process_instance_id = ? AND state IN ('OPEN', 'CLAIMED') AND reminded_at IS NULL""").params(at(clock.instant()), instanceId).update();
    }

    // What people do

    /**
     * @param takenGroup see {@link DeskTask#takenGroupFor}
     * @return whether the task was nobody's until now and is this person's
     */
    boolean claim(String taskId, DeskTask.Person person, Optional<String> takenGroup) {
        return jdbc.sql("""
                        UPDATE desk_task SET state = 'CLAIMED', assignee = ?, assignee_name = ?, taken_group = ?
                         WHERE task_id = ? AND state = 'OPEN'""")
                        .params(person.id(), person.name(), takenGroup.orElse(null), taskId)
                        .update()
                == 1;
    }

    /**
     * @param holder 職員番号 of who has the task
     * @param takenGroup see {@link DeskTask#takenGroupFor}
     * @return whether the task was the holder's until now, and late, and is this person's
     */
    boolean takeOver(String taskId, String holder, DeskTask.Person person, Optional<String> takenGroup) {
        return jdbc.sql("""
                        UPDATE desk_task SET assignee = ?, assignee_name = ?, taken_group = ?
                         WHERE task_id = ? AND state = 'CLAIMED' AND assignee = ? AND due_at < ?""")
                        .params(
                                person.id(),
                                person.name(),
                                takenGroup.orElse(null),
                                taskId,
                                holder,
                                at(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * @return whether the task was this person's until now and is nobody's
     */
    boolean giveBack(String taskId, String staffId) {
        return jdbc.sql("""
                        UPDATE desk_task
                           SET state = 'OPEN', assignee = NULL, assignee_name = NULL, taken_group = NULL
                         WHERE task_id = ? AND state = 'CLAIMED' AND assignee = ?""").params(taskId, staffId).update() == 1;
    }

    @Override
    public int removeBefore(Instant moment) {
        return jdbc.sql("DELETE FROM desk_task WHERE done_at < ?")
                .param(at(moment))
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    static DeskTask of(ResultSet row) throws SQLException {
        String assignee = row.getString("assignee");
        String assigneeName = row.getString("assignee_name");
        return new DeskTask(
                row.getString("task_id"),
                row.getLong("arrival"),
                row.getString("process_instance_id"),
                row.getString("definition_id"),
                row.getString("activity_id"),
                row.getString("name"),
                row.getString("group_name"),
                Optional.ofNullable(row.getString("late_group")),
                Optional.ofNullable(row.getString("taken_group")),
                new DeskCase(
                        row.getString("case_number"),
                        row.getString("root_instance_id"),
                        row.getString("branch_code"),
                        row.getString("branch_name"),
                        row.getString("contract_number"),
                        row.getString("customer_name"),
                        row.getString("subject")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                moment(row, "due_at"),
                moment(row, "reminded_at"),
                DeskTask.State.valueOf(row.getString("state")),
                Optional.ofNullable(assignee).map(id -> new DeskTask.Person(id, assigneeName)),
                moment(row, "done_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
