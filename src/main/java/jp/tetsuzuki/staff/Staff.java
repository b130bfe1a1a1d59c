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
        String hash = hashes.hash(password);
        jdbc.sql("INSERT INTO staff (staff_id, name, branch_code, hash, created_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        member.staffId(),
                        member.name(),
                        member.branchCode(),
                        hash,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        member.roles()
                .forEach(role -> jdbc.sql("INSERT INTO staff_role (staff_id, role) VALUES (?, ?)")
                        .params(member.staffId(), role.name())
                        .update());
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
                        SELECT s.name, s.branch_code, b.name AS branch_name, r.role
                        FROM staff s
                            LEFT JOIN branch b ON b.code = s.branch_code
                            LEFT JOIN staff_role r ON r.staff_id = s.staff_id
                        WHERE s.staff_id = ? AND s.active = TRUE""")
                .param(staffId)
                .query((row, number) -> new Row(
                        row.getString("name"),
                        row.getString("branch_code"),
                        row.getString("branch_name"),
                        row.getString("role")))
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
                roles);
    }

    /** One row for each role; role is null where there is none. */
    private record Row(String name, String branchCode, String branchName, String role) {}
}
