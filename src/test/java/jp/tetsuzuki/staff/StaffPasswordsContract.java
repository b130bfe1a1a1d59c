package jp.tetsuzuki.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.customer.CountingHashes;
import jp.tetsuzuki.customer.SettableClock;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.session.SessionSettings;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the register of staff and the check of their passwords promise, on whichever database. */
abstract class StaffPasswordsContract {

    private static final String CLERK = "clerk9";
    private static final String RIGHT = "Staff-clerk9";
    private static final String WRONG = "Staff-clerk8";

    private final SettableClock clock = new SettableClock();
    private final StaffSettings settings = new StaffSettings(
            5,
            Duration.ofMinutes(30),
            new SessionSettings(
                    Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(2), Duration.ofSeconds(15)));

    private AnnotationConfigApplicationContext context;
    private CountingHashes hashes;
    private StaffPasswords passwords;
    private Staff staff;
    private JdbcClient jdbc;

    abstract DataSource emptyDatabase();

    /** The folder of the database's own migrations. */
    abstract String vendor();

    @BeforeEach
    void start() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(emptyDatabase());
        pool.setMaximumPoolSize(4);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/common", "classpath:db/" + vendor())
                .load()
                .migrate();
        jdbc = JdbcClient.create(pool);
        hashes = new CountingHashes();
        context = new AnnotationConfigApplicationContext();
        RootBeanDefinition independent = new RootBeanDefinition(DataSource.class, () -> pool);
        independent.addQualifier(new AutowireCandidateQualifier(Qualifier.class, "independent"));
        context.registerBeanDefinition("independentDataSource", independent);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(SettableClock.class, () -> clock);
        context.registerBean(CountingHashes.class, () -> hashes);
        context.registerBean(StaffSettings.class, () -> settings);
        context.register(IndependentTransactions.class, Audit.class, Staff.class, StaffPasswords.class);
        context.refresh();
        passwords = context.getBean(StaffPasswords.class);
        staff = context.getBean(Staff.class);
        jdbc.sql("INSERT INTO branch (code, name) VALUES ('001', '本店営業部')").update();
        staff.register(new StaffMember(CLERK, "佐藤 恵", "001", Set.of(Role.CLERK, Role.APPROVER)), RIGHT);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void knows_who_works_where_and_as_what() {
        assertThat(staff.working(CLERK))
                .hasValue(
                        new StaffPrincipal(CLERK, "佐藤 恵", "001", "本店営業部", Set.of(Role.CLERK, Role.APPROVER), false, 1));
        assertThat(staff.working("nobody")).isEmpty();
    }

    @Test
    void knows_who_works_at_no_branch_and_who_has_no_role_yet() {
        staff.register(new StaffMember("hq9", "山本 明子", null, Set.of()), RIGHT);
        assertThat(staff.working("hq9")).hasValue(new StaffPrincipal("hq9", "山本 明子", null, "本部", Set.of(), false, 1));
    }

    @Test
    void who_has_left_works_no_more_but_keeps_the_number() {
        jdbc.sql("UPDATE staff SET active = FALSE").update();
        assertThat(staff.working(CLERK)).isEmpty();
        assertThat(staff.isRegistered(CLERK)).isTrue();
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.UNKNOWN);
    }

    @Test
    void accepts_the_right_password() {
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.RIGHT);
        assertThat(audit()).containsExactly("staff.login RIGHT " + CLERK);
    }

    @Test
    void a_right_entry_resets_the_count() {
        enterWrong(4);
        enter(RIGHT);
        enterWrong(4);
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.RIGHT);
    }

    @Test
    void the_fifth_wrong_entry_suspends_for_thirty_minutes() {
        enterWrong(4);
        assertThat(enter(WRONG)).isEqualTo(StaffPasswordCheck.SUSPENDED);
        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.REFUSED_SUSPENDED);
        clock.advance(Duration.ofMillis(1));
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.RIGHT);
        assertThat(audit())
                .endsWith(
                        "staff.login SUSPENDED " + CLERK,
                        "staff.login REFUSED_SUSPENDED " + CLERK,
                        "staff.login RIGHT " + CLERK);
    }

    @Test
    void counts_anew_when_a_suspension_has_run_out_however_often() {
        for (int suspension = 0; suspension < 4; suspension++) {
            enterWrong(4);
            assertThat(enter(WRONG)).isEqualTo(StaffPasswordCheck.SUSPENDED);
            clock.advance(Duration.ofMinutes(30));
        }
        assertThat(enter(WRONG)).isEqualTo(StaffPasswordCheck.WRONG);
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.RIGHT);
    }

    @Test
    void a_right_fifth_entry_takes_back_the_suspension_that_it_had_reserved() {
        enterWrong(4);
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.RIGHT);
        assertThat(enter(WRONG)).isEqualTo(StaffPasswordCheck.WRONG);
        assertThat(enter(RIGHT)).isEqualTo(StaffPasswordCheck.RIGHT);
    }

    @Test
    void compares_nothing_while_suspended_but_takes_the_same_time() {
        enterWrong(5);
        hashes.compared.set(0);
        enter(RIGHT);
        assertThat(hashes.compared).hasValue(0);
        assertThat(hashes.timeSpent).hasValue(1);
    }

    @Test
    void an_unknown_number_takes_the_same_time_and_is_not_written_down() {
        assertThat(passwords.check("nobody", RIGHT)).isEqualTo(StaffPasswordCheck.UNKNOWN);
        assertThat(hashes.timeSpent).hasValue(1);
        assertThat(audit()).containsExactly("staff.login UNKNOWN null");
    }

    @Test
    void an_entry_too_long_for_a_password_counts_as_wrong() {
        assertThat(enter(RIGHT.repeat(100_000))).isEqualTo(StaffPasswordCheck.WRONG);
        assertThat(hashes.compared).hasValue(0);
    }

    @Test
    void compares_no_more_than_five_of_a_hundred_parallel_entries() throws InterruptedException, ExecutionException {
        ExecutorService colleagues = Executors.newFixedThreadPool(20);
        try {
            Callable<StaffPasswordCheck> entry = () -> enter(WRONG);
            List<StaffPasswordCheck> results = new ArrayList<>();
            for (Future<StaffPasswordCheck> result : colleagues.invokeAll(Collections.nCopies(100, entry))) {
                results.add(result.get());
            }
            assertThat(hashes.compared).hasValue(5);
            assertThat(Collections.frequency(results, StaffPasswordCheck.WRONG)).isEqualTo(4);
            assertThat(Collections.frequency(results, StaffPasswordCheck.SUSPENDED))
                    .isEqualTo(1);
            assertThat(Collections.frequency(results, StaffPasswordCheck.REFUSED_SUSPENDED))
                    .isEqualTo(95);
        } finally {
            colleagues.shutdownNow();
        }
    }

    private StaffPasswordCheck enter(String entered) {
        return passwords.check(CLERK, entered);
    }

    private void enterWrong(int times) {
        for (int i = 0; i < times; i++) {
            enter(WRONG);
        }
    }

    private List<String> audit() {
        return jdbc.sql("SELECT action, outcome, subject FROM audit_event ORDER BY id")
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }
}
