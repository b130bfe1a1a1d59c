package jp.tetsuzuki.transfer;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.token.MovableClock;
import jp.tetsuzuki.token.TestDatabase;
import jp.tetsuzuki.transfer.Acceptance.Accepted;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transfer domain without engine and web, on a database of its own, with the two pools that the application has and
 * a clock that tests move.
 */
final class TransferWorld implements AutoCloseable {

    static final long LIMIT = 1_000_000;

    private static final int MAIN_POOL = 6;
    private static final AtomicInteger CONTRACTS = new AtomicInteger(1_000);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    TransferWorld(TestDatabase database) {
        String url = database.migratedUrl();
        context.registerBean(
                "dataSource", DataSource.class, () -> pool(url, database, MAIN_POOL), d -> d.setPrimary(true));
        context.registerBean("independent", DataSource.class, () -> pool(url, database, 4));
        context.registerBean(TransferSettings.class, () -> settings(Map.of()));
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

    static TransferSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tetsuzuki.transfer", Bindable.of(TransferSettings.class));
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({
        Audit.class,
        IndependentTransactions.class,
        FixedMethods.class,
        TransferLimits.class,
        TransferOrders.class,
        EmbeddedCoreBanking.class,
        Settlement.class,
        TransferFacts.class
    })
    static class Wiring {

        /** Half past two in the afternoon in Japan. */
        @Bean
        MovableClock clock() {
            return new MovableClock(Instant.parse("2026-04-01T05:30:10Z"));
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

        @Bean
        ScriptedCoreBanking line(EmbeddedCoreBanking embedded) {
            return new ScriptedCoreBanking(embedded);
        }
    }

    /** A contract number that no other test uses. */
    static String newContract() {
        return String.format("80%08d", CONTRACTS.incrementAndGet());
    }

    MovableClock clock() {
        return (MovableClock) context.getBean(Clock.class);
    }

    TransferOrders orders() {
        return context.getBean(TransferOrders.class);
    }

    TransferLimits limits() {
        return context.getBean(TransferLimits.class);
    }

    Settlement settlement() {
        return context.getBean(Settlement.class);
    }

    ScriptedCoreBanking line() {
        return context.getBean(ScriptedCoreBanking.class);
    }

    EmbeddedCoreBanking coreBanking() {
        return context.getBean(EmbeddedCoreBanking.class);
    }

    FixedMethods methods() {
        return context.getBean(FixedMethods.class);
    }

    TransferFacts facts() {
        return context.getBean(TransferFacts.class);
    }

    TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    private JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    static Payee payee(String accountNumber) {
        return new Payee("0001", "123", AccountType.ORDINARY, accountNumber, "ﾍﾞﾂﾌﾟ ｻﾌﾞﾛｳ");
    }

    Acceptance accept(String contractNumber, long amount) {
        return orders().accept(contractNumber, payee("1234567"), amount, TransferMethod.MAIL, LIMIT);
    }

    TransferOrder accepted(String contractNumber, long amount) {
        return ((Accepted) accept(contractNumber, amount)).order();
    }

    /** An order to an account that there is not, which fails. */
    TransferOrder acceptedInVain(String contractNumber, long amount) {
        return ((Accepted) orders().accept(
                                contractNumber,
                                payee(EmbeddedCoreBanking.NO_SUCH_ACCOUNT),
                                amount,
                                TransferMethod.MAIL,
                                LIMIT))
                .order();
    }

    /** Hands the order over and notes what became of it half a minute later. */
    void settle(TransferOrder order) {
        settlement().handOver(order.number());
        clock().advance(settings(Map.of()).settlementTime());
        settlement().askResult(order.number());
    }

    TransferState stateOf(TransferOrder order) {
        return orders().byNumber(order.number()).orElseThrow().state();
    }

    int postingsOf(TransferOrder order) {
        return jdbc().sql("SELECT COUNT(*) FROM core_posting WHERE order_number = ?")
                .param(order.number())
                .query(Integer.class)
                .single();
    }

    /** Outcomes in the audit, in order, as {@code action outcome}. */
    List<String> auditOf(String contractNumber) {
        return jdbc().sql("SELECT action, outcome FROM audit_event WHERE subject = ? ORDER BY id")
                .params(contractNumber)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
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
        } catch (InterruptedException | ExecutionException | TimeoutException fault) {
            throw new AssertionError(fault);
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
