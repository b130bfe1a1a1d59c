package jp.tetsuzuki.staff;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Browser;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.platform.DeskNavigation;
import jp.tetsuzuki.platform.DeskUser;
import jp.tetsuzuki.platform.EngineClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The running application on an in-memory database, with a clerk and a customer of its own for each test. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:desk-login;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import(DeskTest.Pages.class)
abstract class DeskTest {

    static final String PASSWORD = "Staff-pass";
    static final String CUSTOMERS_PASSWORD = "Login-pass";

    private static final AtomicInteger LAST = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EngineClock clock;

    String contractNumber;
    String clerk;
    Browser browser;

    @BeforeEach
    void openBrowserForNewClerk() {
        int number = LAST.incrementAndGet();
        contractNumber = "%010d".formatted(4_000_000_000L + number);
        customers.register(
                new Customer(
                        contractNumber, "県信太郎", "ケンシン タロウ", new Branch("001", "本店営業部"), "097-500-0001", "a@example.jp"),
                CUSTOMERS_PASSWORD,
                "Kakunin-pass");
        clerk = newColleague("佐藤 恵", "001", Role.CLERK);
        browser = new Browser(port);
    }

    @AfterEach
    void letClockFollowMachine() {
        clock.followMachine();
    }

    String newColleague(String name, String branchCode, Role... roles) {
        String staffId = "s" + LAST.incrementAndGet();
        staff.register(new StaffMember(staffId, name, branchCode, Set.of(roles)), PASSWORD);
        return staffId;
    }

    HttpResponse<String> login(String staffId, String password) {
        return login(browser, staffId, password);
    }

    static HttpResponse<String> login(Browser browser, String staffId, String password) {
        String token = Browser.csrfToken(browser.get("/staff/login").body());
        return browser.post("/staff/login", Map.of("staffId", staffId, "password", password, "_csrf", token));
    }

    String token() {
        return browser.get("/staff/test/token").body();
    }

    List<String> audit() {
        return jdbc.sql("SELECT action, outcome FROM audit_event WHERE subject = ? ORDER BY id")
                .param(clerk)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    long sessions() {
        return jdbc.sql("SELECT COUNT(*) FROM SPRING_SESSION").query(Long.class).single();
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect").replaceFirst("^http://localhost:\\d+", "");
    }

    /** Pages such as other features have at the desk and in the portal. */
    @Controller
    @TestComponent
    static class Pages implements DeskNavigation {

        @GetMapping("/staff/test/who")
        @ResponseBody
        String who(@AuthenticationPrincipal DeskUser user, Authentication login) {
            return login.getName() + " " + user.staffName() + " "
                    + user.branchCode().orElse("-") + " " + user.branchName() + " "
                    + user.groups().stream().sorted().collect(Collectors.joining(",")) + " " + user.sees("001") + " "
                    + user.sees("002");
        }

        @GetMapping("/staff/test/token")
        @ResponseBody
        String token(CsrfToken token) {
            return token.getToken();
        }

        @PostMapping("/staff/test/act")
        @ResponseBody
        String act(Authentication staff) {
            return "done by " + staff.getName();
        }

        @GetMapping({"/staff/test/page", "/staff/test/deep/page"})
        String page() {
            return "desk/error/other";
        }

        @GetMapping("/staff/test/broken")
        String broken() {
            throw new IllegalStateException("inner words of the fault");
        }

        @GetMapping("/test/customer")
        @ResponseBody
        String customer(Authentication login) {
            return login.getName();
        }

        @Override
        public List<Entry> entriesFor(DeskUser user) {
            return user.sees("001")
                    ? List.of(new Entry("試験の奥", "/staff/test/deep", 901), new Entry("試験", "/staff/test", 900))
                    : List.of();
        }
    }
}
