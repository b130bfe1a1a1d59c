package jp.tetsuzuki.mailpassword;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.mail.SecretMails;
import jp.tetsuzuki.mailpassword.MailPasswordRequest.Requested;
import jp.tetsuzuki.mailpassword.MailSetting.Place;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.LoginSessionEnded;
import jp.tetsuzuki.token.KeysetFile;
import jp.tetsuzuki.token.MovableClock;
import jp.tetsuzuki.token.TestDatabase;
import jp.tetsuzuki.token.TokenUseStarted;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The mail password's domain and delegates without engine, web and mail server, beside the real tokens, on a database of
 * its own with the two pools that the application has and a clock that tests move.
 */
final class MailPasswordWorld implements AutoCloseable {

    /** An entry that is the code of no mail. */
    static final String WRONG = "x";

    static final int MAIN_POOL = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger CONTRACTS = new AtomicInteger(1_000);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;
    private final Path keyset;
    private final LoginSession session = mock(LoginSession.class);

    final FakeMails mails = new FakeMails();

    MailPasswordWorld(TestDatabase database) {
        this.database = database;
        try {
            keyset = Files.createTempDirectory("keyset").resolve("keyset.json");
            KeysetFile.create(keyset);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        String url = database.migratedUrl();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("tetsuzuki.token.keyset", keyset.toString())));
        context.registerBean("dataSource", DataSource.class, () -> pool(url, MAIN_POOL), bean -> bean.setPrimary(true));
        context.registerBean("independent", DataSource.class, () -> pool(url, 4));
        context.registerBean(SecretMails.class, mails::sender);
        context.registerBean(LoginSession.class, () -> session);
        context.register(Wiring.class);
        context.refresh();
    }

    private HikariDataSource pool(String url, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(database.user());
        pool.setPassword("");
        pool.setMaximumPoolSize(size);
        return pool;
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"jp.tetsuzuki.mailpassword", "jp.tetsuzuki.token"})
    @ComponentScan(basePackages = "jp.tetsuzuki.mailpassword")
    @ComponentScan(
            basePackages = "jp.tetsuzuki.token",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(Tokens|TokenPolicy|TokenSecrets|IssueLimits|TokensInUse|StartUseDelegate)"))
    @Import({Audit.class, IndependentTransactions.class, CountingHashes.class, Events.class})
    static class Wiring {

        @Bean
        MovableClock clock() {
            return new MovableClock(Instant.parse("2026-04-01T05:02:10Z"));
        }

        @Bean
        RuntimeService runtime() {
            return mock(RuntimeService.class);
        }

        @Bean
        JdbcClient jdbc(@Qualifier("dataSource") DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(@Qualifier("dataSource") DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }

    /** Keeps what was published, in order. */
    static class Events {

        private final List<Object> published = Collections.synchronizedList(new ArrayList<>());

        @EventListener({MailPasswordStoppedByToken.class, TokenUseStarted.class})
        void keep(Object event) {
            published.add(event);
        }
    }

    /** A contract number that no other test uses. */
    static String newContract() {
        return String.format("71%08d", CONTRACTS.incrementAndGet());
    }

    /** What tells a login session from every other. */
    static String newSession() {
        return UUID.randomUUID().toString();
    }

    MovableClock clock() {
        return bean(MovableClock.class);
    }

    MailPasswords passwords() {
        return bean(MailPasswords.class);
    }

    MailSettings settings() {
        return bean(MailSettings.class);
    }

    MailPasswordPost post() {
        return bean(MailPasswordPost.class);
    }

    CountingHashes hashes() {
        return bean(CountingHashes.class);
    }

    RuntimeService runtime() {
        return bean(RuntimeService.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    TransactionTemplate transaction() {
        return bean(TransactionTemplate.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Carries out one step of a diagram. */
    void execute(String delegate, DelegateExecution step) {
        try {
            context.getBean(delegate, JavaDelegate.class).execute(step);
        } catch (RuntimeException refusalOrFault) {
            throw refusalOrFault;
        } catch (Exception checked) {
            throw new AssertionError(checked);
        }
    }

    /** What follows is done in this login session; null for no session. */
    void enter(String reference) {
        when(session.reference()).thenReturn(Optional.ofNullable(reference));
    }

    List<Object> eventsOf(String contractNumber) {
        return bean(Events.class).published.stream()
                .filter(event -> event.toString().contains(contractNumber))
                .toList();
    }

    /** Outcomes in the audit, in order, as {@code action outcome}. */
    List<String> auditOf(String contractNumber) {
        return jdbc().sql("SELECT action, outcome FROM audit_event WHERE subject = ? ORDER BY id")
                .params(contractNumber)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    /** The contract has mail passwords from now on, whatever it had before. */
    void use(String contractNumber, String mobileAddress, String pcAddress) {
        MailSetting now = settings().of(contractNumber);
        settings()
                .change(
                        contractNumber,
                        new MailSetting(
                                new Place(mobileAddress, mobileAddress != null),
                                new Place(pcAddress, pcAddress != null),
                                now.version()));
    }

    /** Asks for a password that must be granted, and returns the request's id. */
    String ask(String contractNumber, String session, Destination destination, String address) {
        return ((Requested) passwords().request(contractNumber, session, destination, address, true)).requestId();
    }

    /** Makes a password that the mail server takes. */
    Attempt deliver(String requestId) {
        Attempt attempt = passwords().begin(requestId).orElseThrow();
        if (!passwords().delivered(attempt)) {
            throw new AssertionError("The attempt was overtaken.");
        }
        return attempt;
    }

    /** Asks for and makes a password for the addresses in use, and returns its code. */
    String sentCode(String contractNumber, String session) {
        return deliver(ask(contractNumber, session, Destination.IN_USE, null)).code();
    }

    MailPasswordCheck check(String contractNumber, String session, String typed) {
        return check(contractNumber, session, Destination.IN_USE, typed, null);
    }

    MailPasswordCheck check(
            String contractNumber, String session, Destination destination, String typed, String address) {
        Map<Destination, String> addresses = new EnumMap<>(Destination.class);
        addresses.put(destination, address);
        return passwords().check(contractNumber, session, Map.of(destination, typed), addresses);
    }

    void end(String session) {
        context.publishEvent(new LoginSessionEnded(session));
    }

    int wrongEntries(String contractNumber) {
        return jdbc().sql("SELECT SUM(wrong_entries) FROM mail_password_session WHERE contract_number = ?")
                .param(contractNumber)
                .query(Integer.class)
                .single();
    }

    /** The contract gets a token that is set up, so that its use can be started. */
    void setUpToken(String contractNumber) {
        jdbc().sql("""
                        INSERT INTO token (id, contract_number, live_contract, state, mail_address, wrong_entries,
                            setup_entries, app_mails, prepared_at, use_start_deadline)
                        VALUES (?, ?, ?, 'SET_UP', 'taro@example.jp', 0, 0, 1, CURRENT_TIMESTAMP, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        contractNumber,
                        contractNumber,
                        OffsetDateTime.ofInstant(clock().instant().plus(Duration.ofDays(30)), ZoneOffset.UTC))
                .update();
    }

    /** The step of a diagram in which a token's use starts. */
    void startTokenUse(String contractNumber) {
        transaction()
                .executeWithoutResult(status ->
                        execute("startUseDelegate", new Step(Map.of("contractNumber", contractNumber)).execution()));
    }

    /** Everything that any table holds, one text a value. */
    List<String> everyStoredValue() {
        List<String> tables = jdbc().sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_type = 'BASE TABLE' AND UPPER(table_schema) = 'PUBLIC'""").query(String.class).list();
        return tables.stream()
                .flatMap(table -> jdbc()
                        .sql("SELECT * FROM \"" + table + "\"")
                        .query((row, n) -> {
                            ResultSetMetaData columns = row.getMetaData();
                            return IntStream.rangeClosed(1, columns.getColumnCount())
                                    .mapToObj(column -> text(row, column))
                                    .collect(Collectors.joining("\n"));
                        })
                        .list()
                        .stream())
                .toList();
    }

    private static String text(ResultSet row, int column) {
        try {
            return String.valueOf(JdbcUtils.getResultSetValue(row, column));
        } catch (SQLException fault) {
            throw new AssertionError(fault);
        }
    }

    /** Returns as soon as a transaction waits for a row that another one has locked. */
    void awaitWaiting() {
        String waiting = database == TestDatabase.H2
                ? "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL"
                : "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
                        + "AND cardinality(pg_blocking_pids(pid)) > 0";
        // PostgreSQL shows one transaction the same sessions again and again, unless told to look anew.
        String lookAnew =
                database == TestDatabase.H2 ? "SELECT 1" : "SELECT 1 FROM (SELECT pg_stat_clear_snapshot()) s";
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (jdbc().sql(lookAnew).query(Integer.class).single() == 1
                && jdbc().sql(waiting).query(Long.class).single() == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Nothing waits.");
            }
            Thread.onSpinWait();
        }
    }

    /** Calls at the same time, each from a thread of its own. */
    static <T> List<T> atOnce(List<Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(calls.size(), 20));
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException fault) {
            throw new AssertionError(fault);
        }
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(keyset.getParent());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
