package jp.tetsuzuki.customer;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.platform.EngineClock;
import jp.tetsuzuki.platform.LoginSession;
import jp.tetsuzuki.platform.LoginSessionEnded;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The running portal on an in-memory database, with customers of its own for each test. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:portal;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import({PortalTest.Pages.class, PortalTest.Ends.class})
abstract class PortalTest {

    static final String PASSWORD = "Login-pass";

    private static final AtomicInteger LAST_CUSTOMER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EngineClock clock;

    @Autowired
    RepositoryService repository;

    String contractNumber;
    Browser browser;

    @BeforeEach
    void openBrowserForNewCustomer() {
        contractNumber = newCustomer("県信太郎");
        browser = new Browser(port);
        deployNotice();
    }

    @AfterEach
    void letClockFollowMachine() {
        clock.followMachine();
    }

    String newCustomer(String name) {
        String number = "%010d".formatted(2_000_000_000L + LAST_CUSTOMER.incrementAndGet());
        customers.register(
                new Customer(number, name, "ケンシン", new Branch("001", "本店営業部"), "097-500-0001", "taro@example.jp"),
                PASSWORD,
                "Kakunin-pass");
        return number;
    }

    /** The process's own diagram is not needed to see that it is started. */
    private void deployNotice() {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(PasswordSuspensionProcess.KEY)
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .addModelInstance(
                            PasswordSuspensionProcess.KEY + ".bpmn",
                            Bpmn.createExecutableProcess(PasswordSuspensionProcess.KEY)
                                    .camundaHistoryTimeToLive(1)
                                    .startEvent()
                                    .endEvent()
                                    .done())
                    .deploy();
        }
    }

    long sessions() {
        return jdbc.sql("SELECT COUNT(*) FROM SPRING_SESSION").query(Long.class).single();
    }

    List<String> audit() {
        return jdbc.sql("SELECT action, outcome FROM audit_event WHERE subject = ? ORDER BY id")
                .param(contractNumber)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect").replaceFirst("^http://localhost:\\d+", "");
    }

    /** Keeps which login sessions have ended, in order. */
    @TestComponent
    static class Ends {

        final List<String> references = new CopyOnWriteArrayList<>();

        @EventListener
        void keep(LoginSessionEnded event) {
            references.add(event.reference());
        }
    }

    /** Pages such as other features have. */
    @Controller
    @TestComponent
    static class Pages {

        private final LoginSession session;
        private final TransactionTemplate transaction;

        Pages(LoginSession session, TransactionTemplate transaction) {
            this.session = session;
            this.transaction = transaction;
        }

        @GetMapping("/test/reference")
        @ResponseBody
        String reference() {
            return session.reference().orElse("none");
        }

        @PostMapping("/test/end")
        String end() {
            transaction.executeWithoutResult(status -> session.endAfterCommit("wrong-entries"));
            return "redirect:/login?ended=" + session.endIfOrdered().orElse("not");
        }

        @GetMapping("/test/frame")
        @ResponseBody
        String frame(Model model) {
            return "customer=" + model.getAttribute("customer") + "\nsession=" + model.getAttribute("sessionWarning");
        }

        @GetMapping("/test/token")
        @ResponseBody
        String token(CsrfToken token) {
            return token.getToken();
        }

        @PostMapping("/test/act")
        @ResponseBody
        String act(Authentication customer) {
            return "done by " + customer.getName();
        }

        @GetMapping("/app/test")
        @ResponseBody
        Map<String, String> app() {
            return Map.of("app", "open");
        }
    }
}
