package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.platform.IndependentTransactions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the check of a customer's passwords promises, on whichever database. */
abstract class CustomerPasswordsContract {

    private static final String TARO = "1000000001";
    private static final String RIGHT = "Login-0001";
    private static final String WRONG = "Login-0002";

    private final SettableClock clock = new SettableClock();
    private final Heard heard = new Heard();
    private final CustomerSettings settings = new CustomerSettings(5, Duration.ofMinutes(30), 3);

    private AnnotationConfigApplicationContext context;
    private CountingHashes hashes;
    private CustomerPasswords passwords;
    private JdbcClient jdbc;

    /** An empty database and the folder of its vendor's migrations. */
    abstract DataSource emptyDatabase();

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
        independent.addQualifier(new AutowireCandidateQualifier(
                org.springframework.beans.factory.annotation.Qualifier.class, "independent"));
        independent.setRole(BeanDefinition.ROLE_SUPPORT);
        context.registerBeanDefinition("independentDataSource", independent);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(SettableClock.class, () -> clock);
        context.registerBean(CountingHashes.class, () -> hashes);
        context.registerBean(CustomerSettings.class, () -> settings);
        context.registerBean(Heard.class, () -> heard);
        context.register(
                IndependentTransactions.class,
                Audit.class,
                LoginRecords.class,
                Customers.class,
                CustomerPasswords.class,
                PasswordSuspensions.class);
        context.refresh();
        passwords = context.getBean(CustomerPasswords.class);
        context.getBean(Customers.class)
                .register(
                        new Customer(
                                TARO,
                                "県信太郎",
                                "ケンシン タロウ",
                                new Branch("001", "本店営業部"),
                                "097-500-0001",
                                "taro@example.jp"),
                        RIGHT,
                        "Kakunin-0001");
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void accepts_the_right_password() {
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Right());
        assertThat(audit()).containsExactly("login RIGHT " + TARO);
    }

    @Test
    void tells_how_many_tries_are_left() {
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Wrong(4));
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Wrong(3));
        assertThat(audit()).containsExactly("login WRONG " + TARO, "login WRONG " + TARO);
    }

    @Test
    void a_right_entry_resets_the_count() {
        enterWrong(4);
        enter(RIGHT);
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Wrong(4));
    }

    @Test
    void the_fifth_wrong_entry_suspends_for_thirty_minutes() {
        enterWrong(4);
        Instant end = clock.instant().plus(Duration.ofMinutes(30));
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Suspended(end, true));
        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Suspended(end, false));
        assertThat(heard.events).containsExactly(new PasswordSuspended(TARO, PasswordKind.LOGIN, end));
        assertThat(audit()).endsWith("login SUSPENDED " + TARO, "login REFUSED_SUSPENDED " + TARO);
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
    void counts_anew_when_a_suspension_has_run_out() {
        enterWrong(5);
        clock.advance(Duration.ofMinutes(30));
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Wrong(4));
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Right());
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Wrong(4));
    }

    @Test
    void a_right_fifth_entry_takes_back_the_suspension_that_it_had_reserved() {
        enterWrong(4);
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Right());
        assertThat(state().suspensions()).isZero();
        assertThat(state().suspendedUntil()).isNull();
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Wrong(4));
        assertThat(heard.events).isEmpty();
    }

    @Test
    void the_third_suspension_holds_until_a_paper_procedure() {
        suspendTwice();
        enterWrong(4);
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Blocked(true));
        clock.advance(Duration.ofDays(365));
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Blocked(false));
        assertThat(heard.events).last().isEqualTo(new PasswordSuspended(TARO, PasswordKind.LOGIN, null));
        assertThat(audit()).endsWith("login BLOCKED " + TARO, "login REFUSED_BLOCKED " + TARO);
    }

    @Test
    void a_right_entry_that_reserved_the_third_suspension_takes_it_back() {
        suspendTwice();
        enterWrong(4);
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Right());
        assertThat(state().blocked()).isFalse();
        assertThat(state().suspensions()).isEqualTo(2);
    }

    @Test
    void a_right_entry_does_not_make_suspensions_forgotten() {
        suspendTwice();
        enter(RIGHT);
        enterWrong(4);
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Blocked(true));
    }

    @Test
    void counts_each_password_by_itself() {
        enterWrong(5);
        assertThat(passwords.check(TARO, PasswordKind.CONFIRMATION, "Kakunin-0001"))
                .isEqualTo(new PasswordCheck.Right());
        assertThat(context.getBean(LoginRecords.class).lastThree(TARO)).isEmpty();
    }

    @Test
    void an_unknown_number_is_told_and_timed_like_a_wrong_password() {
        assertThat(passwords.check("9999999999", PasswordKind.LOGIN, RIGHT)).isEqualTo(new PasswordCheck.Wrong(4));
        assertThat(hashes.timeSpent).hasValue(1);
        assertThat(audit()).containsExactly("login UNKNOWN null");
    }

    @Test
    void an_entry_too_long_for_a_password_counts_as_wrong() {
        assertThat(enter(RIGHT.repeat(100_000))).isEqualTo(new PasswordCheck.Wrong(4));
        assertThat(hashes.compared).hasValue(0);
        assertThat(enter("")).isEqualTo(new PasswordCheck.Wrong(3));
    }

    @Test
    void a_login_is_recorded_with_the_latest_first() {
        for (int day = 0; day < 4; day++) {
            enter(RIGHT);
            clock.advance(Duration.ofDays(1));
        }
        Instant last = clock.instant().minus(Duration.ofDays(1));
        assertThat(context.getBean(LoginRecords.class).lastThree(TARO))
                .extracting(login -> login.at().toInstant())
                .containsExactly(last, last.minus(Duration.ofDays(1)), last.minus(Duration.ofDays(2)));
    }

    @Test
    void a_wrong_entry_stays_counted_when_what_follows_fails() {
        heard.failing = true;
        enterWrong(4);
        assertThatThrownBy(() -> enter(WRONG)).isInstanceOf(IllegalStateException.class);
        assertThat(enter(RIGHT)).isInstanceOf(PasswordCheck.Suspended.class);
    }

    @Test
    void compares_no_more_than_five_of_two_hundred_parallel_entries() throws InterruptedException, ExecutionException {
        List<PasswordCheck> results = enterInParallel(200, WRONG);
        assertThat(hashes.compared).hasValue(5);
        assertThat(results)
                .filteredOn(PasswordCheck.Wrong.class::isInstance)
                .containsExactlyInAnyOrder(
                        new PasswordCheck.Wrong(4),
                        new PasswordCheck.Wrong(3),
                        new PasswordCheck.Wrong(2),
                        new PasswordCheck.Wrong(1));
        Instant end = clock.instant().plus(Duration.ofMinutes(30));
        assertThat(results)
                .filteredOn(new PasswordCheck.Suspended(end, true)::equals)
                .hasSize(1);
        assertThat(results)
                .filteredOn(new PasswordCheck.Suspended(end, false)::equals)
                .hasSize(195);
        assertThat(heard.events).hasSize(1);
        assertThat(state().suspensions()).isEqualTo(1);
    }

    @Test
    void opens_a_blocked_password_on_paper_with_everything_counted_anew() {
        suspendTwice();
        enterWrong(5);
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Blocked(false));

        assertThat(lift(PasswordKind.LOGIN)).isTrue();

        assertThat(state().suspensions()).isZero();
        assertThat(enter(WRONG)).isEqualTo(new PasswordCheck.Wrong(4));
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Right());
        assertThat(lift(PasswordKind.LOGIN)).isFalse();
        assertThat(audit()).contains("login LIFTED " + TARO, "login REFUSED_LIFT " + TARO);
    }

    @Test
    void opens_both_passwords_on_paper_or_none() {
        suspendTwice();
        enterWrong(5);

        assertThat(lift(PasswordKind.LOGIN, PasswordKind.CONFIRMATION)).isFalse();

        assertThat(state().blocked()).isTrue();
        jdbc.sql("UPDATE customer_password SET blocked = TRUE").update();
        assertThat(lift(PasswordKind.LOGIN, PasswordKind.CONFIRMATION)).isTrue();
        assertThat(enter(RIGHT)).isEqualTo(new PasswordCheck.Right());
    }

    @Test
    void leaves_a_suspension_that_ends_by_itself_to_end_by_itself() {
        enterWrong(5);

        assertThat(lift(PasswordKind.LOGIN)).isFalse();

        assertThat(enter(RIGHT)).isInstanceOf(PasswordCheck.Suspended.class);
    }

    private boolean lift(PasswordKind... kinds) {
        return context.getBean(PasswordSuspensions.class).lift(TARO, Set.of(kinds));
    }

    private List<PasswordCheck> enterInParallel(int entries, String entered)
            throws InterruptedException, ExecutionException {
        ExecutorService customers = Executors.newFixedThreadPool(20);
        try {
            List<Callable<PasswordCheck>> calls = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                calls.add(() -> enter(entered));
            }
            List<PasswordCheck> results = new ArrayList<>();
            for (Future<PasswordCheck> result : customers.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            customers.shutdownNow();
        }
    }

    private PasswordCheck enter(String entered) {
        return passwords.check(TARO, PasswordKind.LOGIN, entered);
    }

    private void enterWrong(int times) {
        for (int i = 0; i < times; i++) {
            enter(WRONG);
        }
    }

    private void suspendTwice() {
        for (int i = 0; i < 2; i++) {
            enterWrong(5);
            clock.advance(Duration.ofMinutes(30));
        }
    }

    private CustomerPasswords.State state() {
        return passwords.state(jdbc, TARO, PasswordKind.LOGIN).orElseThrow();
    }

    private List<String> audit() {
        return jdbc.sql("SELECT action, outcome, subject FROM audit_event ORDER BY id")
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }

    /** Listens to suspensions, and fails on demand as a listener might. */
    static final class Heard {

        private final List<PasswordSuspended> events = new ArrayList<>();
        private boolean failing;

        @EventListener
        synchronized void on(PasswordSuspended event) {
            events.add(event);
            if (failing) {
                throw new IllegalStateException("The listener fails.");
            }
        }
    }
}
