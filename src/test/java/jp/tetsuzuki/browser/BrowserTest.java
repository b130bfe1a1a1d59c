package jp.tetsuzuki.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.platform.EngineClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/**
 * The demo as {@code ./mvnw spring-boot:run} starts it, on a free port and in memory, gone through in a real browser.
 * Each test has customers of its own. Time is moved as a visitor of the demo would, and only ever forward.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@Import(BrokenPage.class)
@ExtendWith(Chromium.class)
abstract class BrowserTest {

    /** Chosen before the application starts: the address in the mails has it. */
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();

    static final String BASE_URL = "http://localhost:" + PORT;

    static final String ISSUANCE = "otp-token-issuance";
    static final String USE_START = "otp-use-start";
    static final String USE_RELEASE = "otp-use-release";

    static final String OVERVIEW = "ワンタイムパスワード申請内容選択";
    static final String ENTER = "トークン発行（ソフトウェアトークン発行情報入力）";
    static final String CONFIRM = "トークン発行（ソフトウェアトークン発行情報入力内容確認）";
    static final String COMPLETE = "トークン発行（ソフトウェアトークン発行完了）";
    static final String ENTER_OTP = "ワンタイムパスワード利用開始（ソフトウェアトークン確認）";
    static final String STARTED = "ワンタイムパスワード利用開始（ソフトウェアトークン完了）";
    static final String CONFIRM_RELEASE = "ワンタイムパスワード利用解除（利用解除確認）";
    static final String RELEASED = "ワンタイムパスワード利用解除（利用解除完了）";

    static final String APP_MAIL = "ワンタイムパスワードアプリのご案内";
    static final String ISSUED_MAIL = "トークン発行お申し込み受付のお知らせ";
    static final String VOIDED_MAIL = "トークン失効のお知らせ";
    static final String STARTED_MAIL = "ワンタイムパスワード利用開始のお知らせ";
    static final String RELEASED_MAIL = "ワンタイムパスワード利用解除のお知らせ";
    static final String LOCKED_MAIL = "【重要】トークン閉塞のお知らせ";
    static final String RESTRICTED_MAIL = "【重要】トークン発行規制のお知らせ";
    static final String SUSPENDED_MAIL = "【重要】パスワード利用停止のお知らせ";

    static final Duration NEXT_CODE = Duration.ofMinutes(1);

    private static final AtomicLong LAST_DEPOSITOR = new AtomicLong();

    @DynamicPropertySource
    static void demo(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("tetsuzuki.base-url", () -> BASE_URL);
        properties.add("tetsuzuki.token.keyset", () -> "target/browser-keyset.json");
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1");
    }

    @Autowired
    private Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    EngineClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<BrowserContext> browsers = new ArrayList<>();
    private final List<Tab> tabs = new ArrayList<>();

    Chromium.Running chromium;
    Mailbox mailbox;
    Depositor customer;
    Tab tab;

    @BeforeEach
    void sitDown(Chromium.Running running) {
        // The demo remembers in its database how far it runs ahead; other tests' time may have been set meanwhile.
        clock.runAhead(jdbc.sql("SELECT ahead_millis FROM demo_clock")
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO));
        chromium = running;
        mailbox = new Mailbox(BASE_URL, json);
        customer = newCustomer();
        tab = newTab(newBrowser());
    }

    @AfterEach
    void getUp() {
        clock.followMachine();
        List<String> faults =
                tabs.stream().flatMap(opened -> opened.faults().stream()).toList();
        browsers.forEach(BrowserContext::close);
        assertThat(faults).as("what the browser complained of").isEmpty();
    }

    Depositor newCustomer() {
        Depositor depositor = Depositor.numbered(LAST_DEPOSITOR.incrementAndGet());
        customers.register(
                new Customer(
                        depositor.contractNumber(),
                        depositor.name(),
                        "オオイタ シロウ",
                        new Branch("001", "本店営業部"),
                        "097-500-0004",
                        depositor.noticeAddress()),
                Depositor.LOGIN_PASSWORD,
                Depositor.CONFIRMATION_PASSWORD);
        return depositor;
    }

    /** Another person's, or another device's: nothing is shared with the others. */
    BrowserContext newBrowser() {
        return newBrowser(options());
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setBaseURL(BASE_URL)
                .setViewportSize(1280, 900);
    }

    BrowserContext newBrowser(Browser.NewContextOptions options) {
        BrowserContext browser = chromium.browser().newContext(options);
        browsers.add(browser);
        return browser;
    }

    Tab newTab(BrowserContext browser) {
        return open(new Tab(browser, rules()));
    }

    /** What every page is held to that is come to. */
    Consumer<Page> rules() {
        return chromium.rules()::check;
    }

    /** In a browser that runs no scripts; axe, a script itself, would never come to an end there. */
    Tab newTabWithoutScript() {
        return open(new Tab(newBrowser(options().setJavaScriptEnabled(false)), page -> {}));
    }

    private Tab open(Tab opened) {
        tabs.add(opened);
        return opened;
    }

    void logIn() {
        tab.open("/login");
        enterLogin(Depositor.LOGIN_PASSWORD);
        assertThat(tab.title()).isEqualTo("ホーム");
    }

    /** On the login page, for the test's customer. */
    void enterLogin(String password) {
        tab.type("契約者番号", customer.contractNumber());
        tab.type("ログインパスワード", password);
        tab.press("ログイン");
    }

    /** By its address, which is where the overview's link leads. */
    void begin(String procedure) {
        tab.open("/procedures/" + procedure);
    }

    void enterIssuance(String startPassword) {
        tab.type("携帯電話メールアドレス", customer.phoneAddress());
        tab.type("携帯電話メールアドレス(確認用)", customer.phoneAddress());
        tab.type("利用開始パスワード", startPassword);
        tab.type("利用開始パスワード(確認用)", startPassword);
        tab.press("次へ");
    }

    void confirmIssuance(String confirmationPassword) {
        tab.type("確認用パスワード", confirmationPassword);
        tab.press("確定する");
    }

    /** From the login to the page that says that the token is issued. */
    void issue() {
        begin(ISSUANCE);
        enterIssuance(Depositor.START_PASSWORD);
        confirmIssuance(Depositor.CONFIRMATION_PASSWORD);
        assertThat(tab.title()).isEqualTo(COMPLETE);
    }

    /** The initial setup as the app does it, without its pages. */
    AppToken setUp(Mailbox.Mail mail) {
        HttpResponse<String> answer = requestSetup(mail);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new AppToken(read(answer.body()).get("secret").asText(), clock);
    }

    HttpResponse<String> requestSetup(Mailbox.Mail mail) {
        return post(
                "/app/api/setup",
                "application/json",
                json.valueToTree(Map.of(
                                "serviceId",
                                mail.value("サービスID"),
                                "userId",
                                mail.value("ユーザID"),
                                "startPassword",
                                Depositor.START_PASSWORD,
                                "agreed",
                                true))
                        .toString());
    }

    AppToken issuedAndSetUp() {
        issue();
        return setUp(mailbox.await(customer.phoneAddress(), APP_MAIL));
    }

    AppToken inUse() {
        AppToken token = issuedAndSetUp();
        begin(USE_START);
        tab.type("ワンタイムパスワード", token.code());
        tab.press("利用開始する");
        assertThat(tab.title()).isEqualTo(STARTED);
        return token;
    }

    void advance(Duration step) {
        HttpResponse<String> answer = post(
                "/demo/clock",
                "application/x-www-form-urlencoded",
                "advance=" + URLEncoder.encode(step.toString(), StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String type, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(BASE_URL + path))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new AssertionError(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }
}
