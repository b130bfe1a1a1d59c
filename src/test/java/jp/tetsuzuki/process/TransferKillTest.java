package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The running application dies while customers order transfers, once between handing an order over and noting that it
 * has, and once anywhere: every order whose number a customer has seen is posted in core banking exactly once.
 */
class TransferKillTest {

    /** In two sessions as many as 最近のお振込 shows. */
    private static final int MOST_ORDERS_OF_A_SESSION = 5;

    private static final Pattern NUMBER = Pattern.compile("<dd>(\\d{6}-\\d{6})</dd>");
    private static final Pattern SENT_REFERENCE = Pattern.compile("照合番号<strong>(\\d{4})</strong>のメール通知パスワードを、");
    private static final Pattern CODE = Pattern.compile("メール通知パスワード：(\\d{6})\\R");

    /** Numbers of orders, as the customers' pages have told them. */
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();

    private final List<Customer> customers = List.of(new Customer("0001"), new Customer("0002"), new Customer("0003"));

    @TempDir
    private Path folder;

    private Demo demo;
    private int port;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void every_acknowledged_order_is_posted_exactly_once_whenever_the_application_dies() {
        try (ApplicationProcess application = ApplicationProcess.startWith(DyingCoreBanking.class, folder)) {
            open(application);
            customers.forEach(Customer::haveMailPasswords);
            letAllOrder(
                    application,
                    running -> await().atMost(Duration.ofMinutes(2))
                            .until(() -> application.endsWithin(Duration.ofMillis(50))));
            assertThat(application.exitCode()).isEqualTo(DyingCoreBanking.EXIT_CODE);
        }
        assertThat(postedWithoutBeingNoted())
                .as("orders that core banking has, unnoticed")
                .isNotEmpty();

        int beforeSecondDeath = acknowledged.size();
        try (ApplicationProcess application = ApplicationProcess.start(folder)) {
            open(application);
            letAllOrder(application, running -> {
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> acknowledged.size() >= beforeSecondDeath + 5
                                || running.stream().anyMatch(Future::isDone));
                application.kill();
            });
        }
        assertThat(acknowledged).hasSizeGreaterThan(beforeSecondDeath);

        try (ApplicationProcess application = ApplicationProcess.start(folder)) {
            open(application);
            customers.forEach(Customer::seesAllOrdersSettled);
        }
        assertEachIsPostedOnce();
    }

    private void open(ApplicationProcess application) {
        port = application.port();
        demo = new Demo(port);
        demo.letLocksOfTheDeadEnd();
    }

    /** Lets the customers order in login sessions of their own until the application is dead. */
    private void letAllOrder(ApplicationProcess application, Consumer<List<Future<?>>> death) {
        ExecutorService threads = Executors.newFixedThreadPool(customers.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Customer customer : customers) {
                running.add(threads.submit(() -> orderUntilDead(application, customer)));
            }
            death.accept(running);
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } catch (ExecutionException fault) {
            throw new AssertionError(fault);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void orderUntilDead(ApplicationProcess application, Customer customer) {
        try {
            customer.logIn();
            while (!application.endsWithin(Duration.ZERO)) {
                customer.orderOrLookOn();
            }
        } catch (AssertionError cutOff) {
            if (!(cutOff.getCause() instanceof IOException) || !application.endsWithin(Duration.ofSeconds(20))) {
                throw cutOff;
            }
        }
    }

    private final class Customer {

        private final String contractNumber;
        private final String loginPassword;
        private final String confirmationPassword;
        private final String mailAddress;
        private Portal portal;
        private String mailPassword;
        private int sentInSession;

        Customer(String number) {
            contractNumber = "100000" + number;
            loginPassword = "Login-" + number;
            confirmationPassword = "Kakunin-" + number;
            mailAddress = number.equals("0002") ? "hanako@example.jp" : "keitai" + number + "@example.jp";
        }

        void logIn() {
            portal = new Portal(port).login(contractNumber, loginPassword);
            mailPassword = null;
            sentInSession = 0;
        }

        /** Begins with mail passwords, unless they are in use as the demo's second customer has them. */
        void haveMailPasswords() {
            logIn();
            HttpResponse<String> page = portal.visit("/security/mail-password");
            if (page.body().contains(mailAddress)) {
                return;
            }
            HttpResponse<String> confirmation = submit(
                    page, Map.of("mobileUse", "USE", "mobileAddress", mailAddress, "pcUse", "STOP", "pcAddress", ""));
            String code = mailedFor(Portal.action(confirmation));
            submit(confirmation, Map.of("confirmationPassword", confirmationPassword, "newMobileMailPassword", code));
        }

        /** Goes on where the procedure stands, which may be where an earlier death has left it. */
        void orderOrLookOn() {
            HttpResponse<String> page = portal.visit("/transfer");
            if (sentInSession >= MOST_ORDERS_OF_A_SESSION) {
                return;
            }
            if (page.body().contains("name=\"payeeName\"")) {
                page = submit(page, TransferContract.order(1));
            }
            if (mailPassword == null) {
                mailPassword = mailedFor(Portal.action(page));
            }
            sentInSession++;
            HttpResponse<String> result =
                    submit(page, Map.of("confirmationPassword", confirmationPassword, "mailPassword", mailPassword));
            acknowledged.add(Demo.first(NUMBER, result.body()));
        }

        void seesAllOrdersSettled() {
            logIn();
            HttpResponse<String> page = portal.visit("/transfer");
            if (page.body().contains("name=\"mailPassword\"")) {
                submit(page, Map.of("_outcome", "cancel"));
            }
            awaitRecentOrdersWithout("受付");
            demo.advance(Duration.ofMinutes(2));
            awaitRecentOrdersWithout("受付", "送信済");
        }

        private void awaitRecentOrdersWithout(String... states) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                String page = portal.visit("/transfer").body();
                assertThat(page).contains("<caption>最近のお振込</caption>");
                assertThat(states).noneMatch(state -> page.contains(">" + state + "</td>"));
            });
        }

        /** Waits until the page tells the number of the mail that was sent, and takes the password from that mail. */
        private String mailedFor(String path) {
            return await().atMost(Duration.ofSeconds(60))
                    .until(() -> mailed(portal.visit(path).body()), Optional::isPresent)
                    .orElseThrow();
        }

        private Optional<String> mailed(String page) {
            return SENT_REFERENCE
                    .matcher(page)
                    .results()
                    .map(reference -> reference.group(1))
                    .findFirst()
                    .flatMap(reference -> demo.textsTo(mailAddress)
                            .filter(mail -> mail.contains("照合番号：" + reference))
                            .findFirst())
                    .map(mail -> Demo.first(CODE, mail));
        }

        private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
            Map<String, String> form = new HashMap<>(Portal.hiddenFields(page));
            form.putAll(fields);
            return portal.follow(portal.post(Portal.action(page), form));
        }
    }

    private List<String> postedWithoutBeingNoted() {
        return Demo.database(folder).sql("""
                        SELECT o.order_number FROM transfer_order o
                        JOIN core_posting p ON p.order_number = o.order_number
                        WHERE o.state = 'RECEIVED'""").query(String.class).list();
    }

    private void assertEachIsPostedOnce() {
        JdbcClient jdbc = Demo.database(folder);
        List<String> postings = jdbc.sql("SELECT order_number FROM core_posting")
                .query(String.class)
                .list();
        List<String> completed = jdbc.sql("SELECT order_number FROM transfer_order WHERE state = 'COMPLETED'")
                .query(String.class)
                .list();
        List<String> orders = jdbc.sql("SELECT order_number FROM transfer_order")
                .query(String.class)
                .list();
        assertThat(acknowledged).doesNotHaveDuplicates().isSubsetOf(completed);
        assertThat(completed).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(postings).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(orders);
    }
}
