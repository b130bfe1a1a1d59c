package jp.tetsuzuki.staff;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of staff, their branches and roles. */
@Component
public class Staff {

    /** Where who works at no branch is found. */
    private static final String HEAD_OFFICE = "本部";

    private final JdbcClient jdbc;
    private final PasswordHashes hashes;
    private final Clock clock;

    Staff(JdbcClient jdbc, PasswordHashes hashes, Clock clock) {
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Takes up a new member of staff.
     *
     * @param password the password of the desk's login page; only its hash is kept
     * @throws org.springframework.dao.DuplicateKeyException if the staff number is taken
     * @throws org.springframework.dao.DataIntegrityViolationException if there is no such branch
     */
    @Transactional
    public void register(StaffMember member, CharSequence password) {
        add(member, password, false);
    }

    /** The same with a password that somebody else knows: the person chooses an own one at the first login. */
    @Transactional
    void registerWithInitial(StaffMember member, CharSequence password) {
        add(member, password, true);
    }

    private void add(StaffMember member, CharSequence password, boolean initial) {
        String hash = hashes.hash(password);
        jdbc.sql("""
                        INSERT INTO staff (staff_id, name, branch_code, hash, initial_password, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        member.staffId(),
                        member.name(),
                        member.branchCode(),
                        hash,
                        initial,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        addRoles(member);
    }

    private void addRoles(StaffMember member) {
        member.roles()
                .forEach(role -> jdbc.sql("INSERT INTO staff_role (staff_id, role) VALUES (?, ?)")
                        .params(member.staffId(), role.name())
                        .update());
    }

    /**
     * Gives somebody another name, branch and roles, in force with the person's next request. What the person did with
     * a case stays theirs: the number stays.
     *
     * @return whether there is somebody with the number
     */
    @Transactional
    boolean change(StaffMember member) {
        int changed = jdbc.sql("UPDATE staff SET name = ?, branch_code = ? WHERE staff_id = ?")
                .params(member.name(), member.branchCode(), member.staffId())
                .update();
        if (changed == 1) {
            jdbc.sql("DELETE FROM staff_role WHERE staff_id = ?")
                    .param(member.staffId())
                    .update();
            addRoles(member);
        }
        return changed == 1;
    }

    /** Gives somebody a new initial password, which ends a suspension and the sessions that there are. */
    boolean replacePassword(String staffId, CharSequence password) {
        return jdbc.sql("""
                        UPDATE staff SET hash = ?, initial_password = TRUE, password_number = password_number + 1,
                            wrong_entries = 0, suspended_until = NULL
                         WHERE staff_id = ?""").params(hashes.hash(password), staffId).update() == 1;
    }

    /** Ends a suspension before its time. */
    boolean unlock(String staffId) {
        return jdbc.sql("UPDATE staff SET wrong_entries = 0, suspended_until = NULL WHERE staff_id = ?")
                        .param(staffId)
                        .update()
                == 1;
    }

    /** Lets somebody in no more, or again; who is logged in is logged out with the next request. */
    boolean setActive(String staffId, boolean active) {
        return jdbc.sql("UPDATE staff SET active = ? WHERE staff_id = ?")
                        .params(active, staffId)
                        .update()
                == 1;
    }

    /** The password that the person has chosen, which ends the sessions that began with another. */
    void choosePassword(String staffId, CharSequence password) {
        jdbc.sql("""
                        UPDATE staff SET hash = ?, initial_password = FALSE, password_number = password_number + 1
                         WHERE staff_id = ?""").params(hashes.hash(password), staffId).update();
    }

    /** Whether the staff number is taken, by who has left too. */
    public boolean isRegistered(String staffId) {
        return jdbc.sql("SELECT COUNT(*) FROM staff WHERE staff_id = ?")
                        .param(staffId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Who works here under this staff number, as it is at this moment; empty for who has left. */
    Optional<StaffPrincipal> working(String staffId) {
        List<Row> rows = jdbc.sql("""
                        SELECT s.name, s.branch_code, s.initial_password, s.password_number, b.name AS branch_name, r.role
                        FROM staff s
                            LEFT JOIN branch b ON b.code = s.branch_code
                            LEFT JOIN staff_role r ON r.staff_id = s.staff_id
                        WHERE s.staff_id = ? AND s.active = TRUE""")
                .param(staffId)
                .query((row, number) -> new Row(
                        row.getString("name"),
                        row.getString("branch_code"),
                        row.getString("branch_name"),
                        row.getString("role"),
                        row.getBoolean("initial_password"),
                        row.getInt("password_number")))
                .list();
        return rows.stream().findFirst().map(first -> principal(staffId, first, rows));
    }

    private static StaffPrincipal principal(String staffId, Row first, List<Row> rows) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        rows.stream()
                .filter(row -> row.role() != null)
                .map(row -> Role.valueOf(row.role()))
                .forEach(roles::add);
        return new StaffPrincipal(
                staffId,
                first.name(),
                first.branchCode(),
                first.branchCode() == null ? HEAD_OFFICE : first.branchName(),
                roles,
                first.initialPassword(),
                first.passwordNumber());
    }

    /** One row for each role; role is null where there is none. */
    private record Row(
            String name,
            String branchCode,
            String branchName,
            String role,
            boolean initialPassword,
            int passwordNumber) {}
}
