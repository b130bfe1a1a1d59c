package jp.tetsuzuki.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.tetsuzuki.platform.PasswordHashes;
import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The register of staff as the account that runs Tetsuzuki uses it. */
class StaffRegisterTest {

    private static final String INITIAL = "Asagao-2027";

    private String url;
    private TestDatabase database;
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        use(TestDatabase.H2);
    }

    private void use(TestDatabase chosen) {
        database = chosen;
        url = chosen.migratedUrl();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, chosen.user(), ""));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void takes_up_branch_and_staff_and_changes_them(TestDatabase chosen) throws IOException {
        use(chosen);
        run("", "branch", "001", "--name=本店営業部");
        run(INITIAL, "add", "yamada", "--name=山田太郎", "--branch=001", "--roles=clerk,approver");
        assertThat(person()).isEqualTo("山田太郎 001 true true");
        assertThat(roles()).containsExactly("APPROVER", "CLERK");

        run("", "change", "yamada", "--name=山田太郎", "--roles=operator");
        assertThat(person()).isEqualTo("山田太郎 null true true");
        assertThat(roles()).containsExactly("OPERATOR");

        run("", "leave", "yamada");
        assertThat(person()).isEqualTo("山田太郎 null false true");
        run("", "return", "yamada");
        assertThat(person()).isEqualTo("山田太郎 null true true");

        assertThat(jdbc.sql("SELECT outcome FROM audit_event WHERE action = 'staff.register' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("BRANCH", "ADD", "CHANGE", "LEAVE", "RETURN");
    }

    @Test
    void a_new_password_is_an_initial_one_and_ends_a_suspension() throws IOException {
        run(INITIAL, "add", "yamada", "--name=山田太郎", "--roles=analyst");
        jdbc.sql("UPDATE staff SET initial_password = FALSE, wrong_entries = 5, suspended_until = created_at")
                .update();
        run("Himawari-2028", "password", "yamada");
        assertThat(person()).endsWith("true true");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM staff WHERE wrong_entries = 0 AND suspended_until IS NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(new PasswordHashes().matches("Himawari-2028", hash())).isTrue();
    }

    @Test
    void what_cannot_be_is_refused_and_leaves_no_trace() throws IOException {
        run(INITIAL, "add", "yamada", "--name=山田太郎", "--roles=analyst");
        String before = hash();

        assertRefused(INITIAL, "add", "yamada", "--name=別人", "--roles=analyst");
        assertRefused(INITIAL, "add", "suzuki", "--name=鈴木", "--roles=clerk");
        assertRefused(INITIAL, "add", "suzuki", "--name=鈴木", "--branch=009", "--roles=clerk");
        assertRefused(INITIAL, "add", "suzuki", "--name=鈴木", "--roles=manager");
        assertRefused(INITIAL, "add", "suzuki", "--name=鈴木", "--roles=operator,headquarters");
        assertRefused("", "add", "suzuki", "--name=鈴木", "--roles=analyst");
        assertRefused("suzuki-0001", "add", "suzuki", "--name=鈴木", "--roles=analyst");
        assertRefused("short", "password", "yamada");
        assertRefused("", "leave", "suzuki");
        assertRefused("", "destroy", "yamada");
        assertRefused("", "branch", "1", "--name=本店営業部");

        assertThat(hash()).isEqualTo(before);
        assertThat(jdbc.sql("SELECT staff_id FROM staff").query(String.class).list())
                .containsExactly("yamada");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_event")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private void assertRefused(String password, String... arguments) {
        assertThatIllegalArgumentException().isThrownBy(() -> run(password, arguments));
    }

    private void run(String password, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=",
                "--spring.mail.host=localhost",
                "--tetsuzuki.base-url=https://example.jp",
                "--tetsuzuki.token.keyset=none"));
        StaffRegister.run(
                new ByteArrayInputStream(password.getBytes(StandardCharsets.UTF_8)), all.toArray(String[]::new));
    }

    private String person() {
        return jdbc.sql("SELECT name, branch_code, active, initial_password FROM staff WHERE staff_id = 'yamada'")
                .query((row, number) ->
                        row.getString(1) + " " + row.getString(2) + " " + row.getBoolean(3) + " " + row.getBoolean(4))
                .single();
    }

    private List<String> roles() {
        return jdbc.sql("SELECT role FROM staff_role WHERE staff_id = 'yamada' ORDER BY role")
                .query(String.class)
                .list();
    }

    private String hash() {
        return jdbc.sql("SELECT hash FROM staff WHERE staff_id = 'yamada'")
                .query(String.class)
                .single();
    }
}
