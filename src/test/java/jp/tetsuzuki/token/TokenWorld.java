package jp.tetsuzuki.token;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The token domain without engine and web, on a database of its own, with the two pools that the application has and a
 * clock that tests move.
 */
final class TokenWorld implements AutoCloseable {

    static final String START_PASSWORD = "Kaishi24";
    static final int MAIN_POOL = 6;

    private static final AtomicInteger CONTRACTS = new AtomicInteger(1_000);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Path keyset;

    TokenWorld(TestDatabase database) {
        try {
            keyset = Files.createTempDirectory("keyset").resolve("keyset.json");
            KeysetFile.create(keyset);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        String url = database.migratedUrl();
        context.registerBean(
                "dataSource", DataSource.class, () -> pool(url, database, MAIN_POOL), d -> d.setPrimary(true));
        context.registerBean("independent", DataSource.class, () -> pool(url, database, 4));
        context.registerBean(TokenSettings.class, () -> settings(keyset));
        context.register(Wiring.class);
        context.refresh();
    }

    private static HikariDataSource pool(String url, TestDatabase database, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(database.user());
        pool.setPassword("");
        pool.setMaximumPoolSize(size);
        return pool;
    }

    /** The defaults, with the given keyset. */
    static TokenSettings settings(Path keyset) {
        return settings(Map.of("tetsuzuki.token.keyset", keyset.toString()));
    }

    static TokenSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tetsuzuki.token", Bindable.of(TokenSettings.class));
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({
        Audit.class,
        IndependentTransactions.class,
        PasswordHashes.class,
        TokenPolicy.class,
        TokenSecrets.class,
        IssueLimits.class,
        Tokens.class,
        OneTimePasswords.class,
        AppSetup.class,
        SetupRequestLimit.class,
        TokensInUse.class,
        TokenFacts.class,
        Events.class
    })
    static class Wiring {

        @Bean
        MovableClock clock() {
            return new MovableClock(Instant.parse("2026-04-01T05:02:10Z"));
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

        @EventListener({TokenSetUp.class, TokenUseStarted.class, TokenReleased.class, TokenVoided.class})
        void keep(Object event) {
            published.add(event);
        }
    }

    /** A contract number that no other test uses. */
    static String newContract() {
        return String.format("70%08d", CONTRACTS.incrementAndGet());
    }

    Path keyset() {
        return keyset;
    }

    MovableClock clock() {
        return (MovableClock) context.getBean(Clock.class);
    }

    Tokens tokens() {
        return context.getBean(Tokens.class);
    }

    OneTimePasswords passwords() {
        return context.getBean(OneTimePasswords.class);
    }

    AppSetup setup() {
        return context.getBean(AppSetup.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    DataSource mainPool() {
        return context.getBean("dataSource", DataSource.class);
    }

    TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    List<Object> eventsOf(String contractNumber) {
        return context.getBean(Events.class).published.stream()
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

    TokenState stateOf(String tokenId) {
        return tokens().byId(tokenId).orElseThrow().state();
    }

    Object column(String column, String tokenId) {
        return jdbc().sql("SELECT " + column + " FROM token WHERE id = ?")
                .params(tokenId)
                .query((row, n) -> Optional.ofNullable(row.getObject(1)))
                .single()
                .orElse(null);
    }

    String draft(String contractNumber) {
        Preparation preparation = tokens().prepare(contractNumber, "taro@example.jp", START_PASSWORD);
        return ((Preparation.Prepared) preparation).tokenId();
    }

    Issuance issue(String contractNumber) {
        return tokens().issue(contractNumber, draft(contractNumber));
    }

    Token issued(String contractNumber) {
        return ((Issuance.Issued) issue(contractNumber)).token();
    }

    /** A token that is set up, with its secret. */
    TokenSecret setUp(String contractNumber) {
        Token token = issued(contractNumber);
        return setup().setUp(token.serviceId(), token.userId(), START_PASSWORD).orElseThrow();
    }

    /** A token in use, with its secret. */
    TokenSecret inUse(String contractNumber) {
        TokenSecret secret = setUp(contractNumber);
        tokens().startUse(contractNumber).orElseThrow();
        return secret;
    }

    /** The code that the app shows, computed by the JDK alone. */
    String code(TokenSecret secret) {
        return IndependentTotp.code(secret.bytes(), clock().instant().getEpochSecond() / 60, 6);
    }

    /** Six digits that are not the code of any step near the present. */
    String wrongCode(TokenSecret secret) {
        long step = clock().instant().getEpochSecond() / 60;
        return IntStream.range(0, 1_000_000)
                .mapToObj(number -> String.format("%06d", number))
                .filter(code -> IntStream.rangeClosed(-3, 3)
                        .noneMatch(near -> IndependentTotp.code(secret.bytes(), step + near, 6)
                                .equals(code)))
                .findFirst()
                .orElseThrow();
    }

    /** Calls at the same time from 16 threads, as often as asked. */
    static <T> List<T> atOnce(int times, Callable<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(120, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException fault) {
            throw new AssertionError(fault);
        } finally {
            threads.shutdownNow();
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
