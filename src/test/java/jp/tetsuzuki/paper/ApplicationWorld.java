package jp.tetsuzuki.paper;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.paper.PaperApplications.Making;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.PasswordHashes;
import jp.tetsuzuki.token.MovableClock;
import jp.tetsuzuki.token.TestDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Printed applications without engine and web, on a database of their own and with a clock that tests move. */
final class ApplicationWorld implements AutoCloseable {

    static final int MOST_A_DAY = 3;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;
    private int contracts = 1_000;

    ApplicationWorld(TestDatabase database) {
        this.database = database;
        String url = database.migratedUrl();
        context.registerBean("dataSource", DataSource.class, () -> pool(url), bean -> bean.setPrimary(true));
        context.registerBean("independent", DataSource.class, () -> pool(url));
        context.registerBean(
                PaperApplicationSettings.class, () -> new PaperApplicationSettings(Duration.ofDays(90), MOST_A_DAY));
        context.register(Wiring.class);
        context.refresh();
    }

    private HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(database.user());
        pool.setPassword("");
        pool.setMaximumPoolSize(6);
        return pool;
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({
        Audit.class,
        IndependentTransactions.class,
        PasswordHashes.class,
        Customers.class,
        PaperNumbers.class,
        PaperApplications.class,
        PaperCases.class,
        PaperReception.class
    })
    static class Wiring {

        @Bean
        MovableClock clock() {
            return new MovableClock(Instant.parse("2026-11-24T01:00:00Z"));
        }

        @Bean
        JdbcClient jdbc(@Qualifier("dataSource") DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(@Qualifier("dataSource") DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    /** A contract number that no test of this world has used. */
    String newContract() {
        return "100000" + ++contracts;
    }

    PaperNumbers numbers() {
        return context.getBean(PaperNumbers.class);
    }

    PaperApplications applications() {
        return context.getBean(PaperApplications.class);
    }

    PaperCases cases() {
        return context.getBean(PaperCases.class);
    }

    /** Registers a case in a transaction of its own, as a step of a diagram does. */
    Registration register(Optional<String> applicationNumber, Reception reception) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> context.getBean(PaperReception.class).register(applicationNumber, reception));
    }

    static Reception reception(String contractNumber, PaperRequest request) {
        return new Reception(
                contractNumber,
                "001",
                request,
                words().subject(),
                Channel.POST,
                LocalDate.of(2026, 11, 23),
                "clerk1",
                LocalDate.of(2026, 12, 1),
                "instance");
    }

    MovableClock clock() {
        return context.getBean(MovableClock.class);
    }

    static PaperRequest unlocking() {
        return new PaperRequest("b", "UNLOCK", null, null);
    }

    static PaperRequest replacing(String address) {
        return new PaperRequest("e", "REPLACE", "MOBILE", address);
    }

    static ApplicationWords words() {
        return new ApplicationWords("誤入力による閉塞（閉塞の解除）", "本人確認書類の写し");
    }

    /** Makes an application that there was none of. */
    PaperApplication make(String contractNumber, PaperRequest request) {
        return ((Making.Made) applications().make(contractNumber, request, words())).application();
    }

    /** What the audit has about a number, in order: action and outcome. */
    List<String> auditOf(String number) {
        return context.getBean(JdbcClient.class)
                .sql("SELECT action, outcome FROM audit_event WHERE object = ? ORDER BY id")
                .param(number)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    /** Does the same in several threads at once. */
    static <T> List<T> atOnce(int threads, Supplier<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> results = IntStream.range(0, threads)
                    .mapToObj(n -> pool.submit(work::get))
                    .toList();
            return results.stream().map(ApplicationWorld::resultOf).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    Optional<PaperApplication> find(String number) {
        return applications().find(number);
    }

    @Override
    public void close() {
        context.close();
    }
}
