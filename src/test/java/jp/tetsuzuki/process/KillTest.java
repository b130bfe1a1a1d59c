package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jp.tetsuzuki.token.IndependentTotp;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The running application is killed while customers work with it: every step that it had acknowledged is found after it
 * is started again, on the embedded database as the demo uses it.
 */
class KillTest {

    private static final Pattern SERVICE_ID = Pattern.compile("サービスID：(\\d{8})");
    private static final Pattern USER_ID = Pattern.compile("ユーザID：(\\d{10})");
    private static final Pattern SENT_REFERENCE = Pattern.compile("照合番号<strong>(\\d{4})</strong>[^。]*送信しました");
    private static final Pattern MAIL_PASSWORD = Pattern.compile("メール通知パスワード：(\\d{6})");
    private static final String START_PASSWORD = "Kaishi2Fuji";

    /** A step whose answer the customer has seen, as the audit names it. */
    private record Acknowledged(String contractNumber, String action, String outcome) {}

    private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private volatile boolean killed;
    private int port;
    private Demo demo;
    private Duration ahead;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void every_acknowledged_step_is_found_after_a_kill() {
        List<Customer> customers = List.of(new Customer("0001"), new Customer("0002"), new Customer("0003"));

        loadAndKill(customers, Customer::apply, "token.issue", 8);
        int beforeFirstKill = acknowledged.size();
        loadAndKill(customers, Customer::setUpAndStartUse, "token.startUse", beforeFirstKill + 8);

        try (ApplicationProcess application = ApplicationProcess.start(folder)) {
            port = application.port();
            demo = new Demo(port);
            ahead = demo.letLocksOfTheDeadEnd();
            customers.forEach(Customer::findsEverythingAsItWas);
            assertMailsArrive(customers);
        }
        assertAllIsStored();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void a_mail_password_whose_page_was_shown_arrives_after_a_kill() {
        Portal before;
        String path;
        try (ApplicationProcess application = ApplicationProcess.start(folder)) {
            before = new Portal(application.port()).login("1000000002", "Login-0002");
            HttpResponse<String> page = before.visit("/security/mail-password");
            assertThat(page.body()).contains("照合番号");
            path = page.uri().getPath();
            application.kill();
        }

        try (ApplicationProcess application = ApplicationProcess.start(folder)) {
            port = application.port();
            demo = new Demo(port);
            ahead = demo.letLocksOfTheDeadEnd();
            Portal after = before.at(port);
            HttpResponse<String> page = await().atMost(Duration.ofSeconds(30))
                    .until(() -> after.visit(path), shown -> shown.body().contains("へ送信しました"));
            String mail = demo.mailWith("照合番号：" + Demo.first(SENT_REFERENCE, page.body()));
            Map<String, String> form = Portal.hiddenFields(page);
            form.putAll(Map.of(
                    "mobileUse", "STOP",
                    "mobileAddress", "",
                    "pcUse", "USE",
                    "pcAddress", "hanako-pc@example.jp",
                    "mailPassword", Demo.first(MAIL_PASSWORD, mail)));
            assertThat(after.follow(after.post(path, form)).body()).contains("メール通知パスワード利用変更（入力内容確認）");
        }
    }

    private interface Work {
        void of(Customer customer);
    }

    /** Lets the customers work until enough is acknowledged, and kills the application while they go on. */
    private void loadAndKill(List<Customer> customers, Work work, String action, int enough) {
        killed = false;
        ExecutorService threads = Executors.newFixedThreadPool(customers.size());
        try (ApplicationProcess application = ApplicationProcess.start(folder)) {
            port = application.port();
            demo = new Demo(port);
            ahead = demo.letLocksOfTheDeadEnd();
            List<Future<?>> running = new ArrayList<>();
            for (Customer customer : customers) {
                running.add(threads.submit(() -> untilKilled(customer, work)));
            }
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> running.stream().anyMatch(Future::isDone)
                            || (acknowledged.size() >= enough
                                    && acknowledged.stream()
                                            .anyMatch(step -> step.action().equals(action))));
            killed = true;
            application.kill();
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

    private void untilKilled(Customer customer, Work work) {
        try {
            work.of(customer);
            while (!killed) {
                customer.logInAfterOneWrongEntry();
            }
        } catch (AssertionError cutOff) {
            if (!killed || !(cutOff.getCause() instanceof IOException)) {
                throw cutOff;
            }
        }
    }

    private final class Customer {

        private final String contractNumber;
        private final String loginPassword;
        private final String confirmationPassword;
        private final String mailAddress;

        Customer(String number) {
            contractNumber = "100000" + number;
            loginPassword = "Login-" + number;
            confirmationPassword = "Kakunin-" + number;
            mailAddress = "keitai" + number + "@example.jp";
        }

        void apply() {
            Portal portal = logIn();
            String confirmation = portal.send(
                    "/procedures/otp-token-issuance", Portal.applicationFields(mailAddress, START_PASSWORD));
            portal.send(confirmation, Map.of("confirmationPassword", "Chigau-9"));
            acknowledge("confirmation-password", "WRONG");
            portal.send(confirmation, Map.of("confirmationPassword", confirmationPassword));
            acknowledge("token.issue", "DONE");
        }

        void setUpAndStartUse() {
            if (!has("token.issue")) {
                return;
            }
            byte[] secret = setUp();
            acknowledge("token.setUp", "DONE");
            Portal portal = logIn();
            long step = Instant.now().plus(ahead).getEpochSecond() / 60;
            String right = IndependentTotp.code(secret, step, 6);
            String wrong = (right.charAt(0) == '9' ? '0' : '9') + right.substring(1);
            String useStart = portal.send("/procedures/otp-use-start", Map.of("otp", wrong));
            acknowledge("token.otp", "WRONG");
            portal.send(useStart, Map.of("otp", right));
            acknowledge("token.startUse", "DONE");
        }

        void logInAfterOneWrongEntry() {
            new Portal(port).tryLogin(contractNumber, "Chigau-9");
            acknowledge("login", "WRONG");
            logIn();
        }

        void findsEverythingAsItWas() {
            String page = new Portal(port)
                    .login(contractNumber, loginPassword)
                    .get("/security/otp")
                    .body();
            if (has("token.startUse")) {
                assertThat(page).contains("利用中");
            } else if (has("token.setUp")) {
                assertThat(page).containsAnyOf("初期設定済", "利用中");
            } else if (has("token.issue")) {
                assertThat(page).containsAnyOf("発行済", "初期設定済");
            }
        }

        boolean has(String action) {
            return acknowledged.contains(new Acknowledged(contractNumber, action, "DONE"));
        }

        private Portal logIn() {
            Portal portal = new Portal(port).login(contractNumber, loginPassword);
            acknowledge("login", "RIGHT");
            return portal;
        }

        private byte[] setUp() {
            String mail = await().atMost(Duration.ofSeconds(20))
                    .until(() -> demo.mailTo(mailAddress), Optional::isPresent)
                    .orElseThrow();
            String body = "{\"serviceId\":\"%s\",\"userId\":\"%s\",\"startPassword\":\"%s\",\"agreed\":true}"
                    .formatted(Demo.first(SERVICE_ID, mail), Demo.first(USER_ID, mail), START_PASSWORD);
            HttpResponse<String> answer = Demo.exchange(HttpRequest.newBuilder(demo.at("/app/api/setup"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Base32().decode(Demo.json(answer).get("secret").asText());
        }

        private void acknowledge(String action, String outcome) {
            acknowledged.add(new Acknowledged(contractNumber, action, outcome));
        }
    }

    private void assertMailsArrive(List<Customer> customers) {
        List<Customer> issued = customers.stream()
                .filter(customer -> customer.has("token.issue"))
                .toList();
        long started = customers.stream()
                .filter(customer -> customer.has("token.startUse"))
                .count();
        assertThat(issued).isNotEmpty();
        assertThat(started).isPositive();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(issued)
                    .allSatisfy(customer ->
                            assertThat(demo.mailTo(customer.mailAddress)).isPresent());
            assertThat(demo.mails().filter(mail -> mail.get("subject").asText().equals("ワンタイムパスワード利用開始のお知らせ")))
                    .hasSizeGreaterThanOrEqualTo((int) started);
        });
    }

    private void assertAllIsStored() {
        JdbcClient jdbc = Demo.database(folder);
        acknowledged.stream().distinct().forEach(step -> {
            int seen = (int) acknowledged.stream().filter(step::equals).count();
            assertThat(jdbc.sql("SELECT action FROM audit_event WHERE subject = ? AND action = ? AND outcome = ?")
                            .params(step.contractNumber(), step.action(), step.outcome())
                            .query(String.class)
                            .list())
                    .as(step.toString())
                    .hasSizeGreaterThanOrEqualTo(seen);
        });
    }
}
