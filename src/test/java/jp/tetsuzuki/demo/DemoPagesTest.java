package jp.tetsuzuki.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import jp.tetsuzuki.platform.CustomerFacts;
import jp.tetsuzuki.platform.EngineClock;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.LinkedMultiValueMap;

/** The demo's mailbox and clock with the engine's own job executor running, as a browser or a script meets them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:demo-pages;DB_CLOSE_DELAY=-1")
@ActiveProfiles("demo")
class DemoPagesTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private EngineClock clock;

    @Autowired
    private ObjectMapper json;

    @AfterEach
    void letTimeBe() {
        clock.followMachine();
    }

    @Test
    void a_mail_that_a_diagram_sends_lies_in_the_mailbox_for_everybody_to_read() throws Exception {
        sendMail("shintaro@example.jp");

        ResponseEntity<String> answer = http.getForEntity("/demo/mailbox.json", String.class);
        JsonNode mail = mailTo("shintaro@example.jp");
        assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(mail.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("from", "to", "subject", "text", "messageId", "receivedAt");
        assertThat(mail.get("from").asText()).isEqualTo("no-reply@otp-auth.net");
        assertThat(mail.get("subject").asText()).isEqualTo("ワンタイムパスワードアプリのご案内");
        assertThat(mail.get("text").asText()).startsWith("県信太郎様\n").contains("サービスID：S12345678");
        assertThat(mail.get("messageId").asText()).matches("<[0-9a-f-]{36}@otp-auth\\.net>");
        assertThat(Instant.parse(mail.get("receivedAt").asText())).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void the_mailboxs_page_links_to_the_app_and_nowhere_else() throws Exception {
        sendMail("link@example.jp");

        ResponseEntity<String> answer = http.getForEntity("/demo/mailbox", String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
        assertThat(answer.getBody())
                .contains("<a href=\"https://bank.example/app/#serviceId=S12345678&amp;userId=U1\">")
                .contains("ワンタイムパスワードアプリのご案内", "link@example.jp");
        assertThat(Pattern.compile("href=\"(https?://[^\"]*)")
                        .matcher(answer.getBody())
                        .results())
                .allMatch(link -> link.group(1).startsWith("https://bank.example/app/#"));
    }

    @Test
    void moving_the_clock_makes_due_timers_run_at_once() throws Exception {
        deploy();
        String instance = runtime.startProcessInstanceByKey("test-timer").getId();
        Instant before = now(http.getForEntity("/demo/clock", String.class));

        Instant moved = now(advance("PT31M"));

        assertThat(moved).isBetween(before.plus(Duration.ofMinutes(31)), before.plus(Duration.ofMinutes(32)));
        assertThat(now(http.getForEntity("/demo/clock", String.class))).isAfterOrEqualTo(moved);
        await(
                () -> runtime.createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        == 0,
                2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31", "PT0S", "-PT1M", "P367D", "P1Y", "PT0.0001S", "PT99999999999999999H"})
    void the_clock_refuses_a_step_that_is_none(String step) {
        Instant before = clock.instant();

        ResponseEntity<String> answer = advance(step);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).startsWith("advance must be an ISO-8601 duration");
        assertThat(clock.instant()).isBefore(before.plus(Duration.ofMinutes(1)));
    }

    private ResponseEntity<String> advance(String step) {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("advance", step);
        return http.postForEntity("/demo/clock", form, String.class);
    }

    private Instant now(ResponseEntity<String> answer) throws Exception {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return Instant.parse(json.readTree(answer.getBody()).get("now").asText());
    }

    private void sendMail(String to) {
        deploy();
        Map<String, Object> variables = new HashMap<>();
        variables.put("contractNumber", "1000000001");
        variables.put("mailAddress", to);
        variables.put("serviceId", "S12345678");
        variables.put("userId", "U1");
        variables.put("setupDeadline", Date.from(clock.instant()));
        runtime.startProcessInstanceByKey("test-send-mail", variables);
        await(() -> mailTo(to) != null, 10);
    }

    private JsonNode mailTo(String address) {
        try {
            JsonNode mails = json.readTree(http.getForObject("/demo/mailbox.json", String.class));
            return StreamSupport.stream(mails.spliterator(), false)
                    .filter(mail -> mail.get("to").asText().equals(address))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy() {
        repository
                .createDeployment()
                .name("test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("test-send-mail.bpmn")
                .addClasspathResource("test-timer.bpmn")
                .deploy();
    }

    private static void await(Supplier<Boolean> happened, int seconds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(50))
                .until(happened::get);
    }

    /** The demo's mail and clock and what they stand on; no feature. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan({"jp.tetsuzuki.platform", "jp.tetsuzuki.mail"})
    @ComponentScan(
            basePackages = {"jp.tetsuzuki.platform", "jp.tetsuzuki.audit", "jp.tetsuzuki.mail"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    @Import({
        DemoMailbox.class,
        DemoMailServer.class,
        DemoMailConfiguration.class,
        DemoMailboxController.class,
        DemoClock.class,
        DemoClockConfiguration.class,
        DemoClockController.class,
        DemoKeyset.class,
        DemoSecurity.class
    })
    static class DemoModule {

        @Bean
        CustomerFacts customer() {
            return contractNumber -> Map.of("customerName", "県信太郎");
        }

        @Bean
        CsrfTokenRepository csrfTokens() {
            return new HttpSessionCsrfTokenRepository();
        }
    }
}
