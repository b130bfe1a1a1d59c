package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.mail.ScriptedSmtpServer.Turn;
import jp.tetsuzuki.platform.CustomerFacts;
import jp.tetsuzuki.platform.EngineClock;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Runs the step in a diagram, on the real engine and database, against a mail server that fails as told. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:send-mail;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ExtendWith(OutputCaptureExtension.class)
class SendMailDelegateTest {

    private static final ScriptedSmtpServer SERVER = new ScriptedSmtpServer();
    private static final Instant START = Instant.parse("2026-11-22T05:32:10Z");

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EngineClock clock;

    @MockitoSpyBean
    private Audit audit;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", SERVER::port);
    }

    @BeforeEach
    void deploy() {
        clock.stopAt(START);
        if (repository.createProcessDefinitionQuery().count() == 0) {
            repository
                    .createDeployment()
                    .addClasspathResource("test-send-mail.bpmn")
                    .deploy();
        }
        jdbc.sql("DELETE FROM mail_dispatch").update();
    }

    @AfterEach
    void end() {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test"));
        clock.followMachine();
    }

    @AfterAll
    static void closeServer() {
        SERVER.close();
    }

    @Test
    void sends_the_mail_that_the_diagram_names() throws Exception {
        SERVER.next(Turn.ACCEPT);
        String instance = start("shintaro@example.jp");
        int before = audited("SENT");

        attempt(instance);

        MimeMessage mail = parsed(SERVER.received().get(0));
        assertThat(mail.getSubject()).isEqualTo("ワンタイムパスワードアプリのご案内");
        assertThat(mail.getContent())
                .asString()
                .contains("県信太郎様", "https://bank.example/app/#serviceId=S12345678&userId=U1", "2026年11月29日 14:32");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(START));
        assertThat(running(instance)).isFalse();
        assertThat(dispatches(instance)).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("MESSAGE_ID", mail.getMessageID()).containsEntry("ATTEMPTS", 1);
            assertThat(row.get("SENT_AT")).isNotNull();
        });
        assertThat(audited("SENT")).isEqualTo(before + 1);
    }

    @Test
    void tries_again_when_the_server_asks_to_come_back_later(CapturedOutput log) throws Exception {
        SERVER.next(Turn.REFUSE_RECIPIENT_WITH_451, Turn.GREET_WITH_421, Turn.ACCEPT);
        String instance = start("shintaro@example.jp");
        int before = audited("FAILED");

        assertThat(attemptAndFail(instance)).hasMessageEndingWith("was not sent: SMTP 451 4.3.0");
        clock.stopAt(START.plus(Duration.ofMinutes(1)));
        assertThat(attemptAndFail(instance)).hasMessageEndingWith("was not sent: SMTP 421");
        clock.stopAt(START.plus(Duration.ofMinutes(11)));
        attempt(instance);

        assertThat(running(instance)).isFalse();
        assertThat(SERVER.received()).hasSize(1);
        assertThat(parsed(SERVER.received().get(0)).getSentDate())
                .as("the moment of what the mail tells, not of its last attempt")
                .isEqualTo(Date.from(START));
        assertThat(dispatches(instance))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("ATTEMPTS", 3));
        assertThat(audited("FAILED")).isEqualTo(before + 2);
        assertThat(log).doesNotContain("shintaro@example.jp", "S12345678", "ご案内");
    }

    @Test
    void ends_in_a_visible_incident_when_an_address_is_refused_for_good() {
        SERVER.next(Turn.REFUSE_RECIPIENT_WITH_550, Turn.REFUSE_RECIPIENT_WITH_550, Turn.REFUSE_RECIPIENT_WITH_550);
        String instance = start("nobody@example.jp");

        attemptAndFail(instance);
        clock.stopAt(START.plus(Duration.ofMinutes(1)));
        attemptAndFail(instance);
        clock.stopAt(START.plus(Duration.ofMinutes(11)));
        attemptAndFail(instance);

        assertThat(runtime.createIncidentQuery().processInstanceId(instance).list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage())
                        .isEqualTo("The mail 'otp-app-download' was not sent: SMTP 550 5.1.1"));
    }

    @Test
    void keeps_the_message_id_when_the_server_may_have_taken_the_mail() throws Exception {
        SERVER.next(Turn.DROP_AFTER_THE_FINAL_DOT, Turn.ACCEPT);
        String instance = start("shintaro@example.jp");

        attemptAndFail(instance);
        clock.stopAt(START.plus(Duration.ofMinutes(1)));
        attempt(instance);

        assertThat(SERVER.received()).hasSize(2);
        assertThat(SERVER.received().get(1)).isEqualTo(SERVER.received().get(0));
    }

    @Test
    void keeps_the_message_id_when_the_step_is_rolled_back_after_the_server_took_the_mail() throws Exception {
        SERVER.next(Turn.ACCEPT, Turn.ACCEPT);
        String instance = start("shintaro@example.jp");
        doThrow(new IllegalStateException("the database is gone")).when(audit).record(any(AuditEvent.class));

        attemptAndFail(instance);
        reset(audit);
        clock.stopAt(START.plus(Duration.ofMinutes(1)));
        attempt(instance);

        assertThat(SERVER.received()).hasSize(2);
        assertThat(SERVER.received().get(1)).isEqualTo(SERVER.received().get(0));
        assertThat(running(instance)).isFalse();
    }

    @Test
    void gives_every_mail_a_message_id_of_its_own() throws Exception {
        SERVER.next(Turn.ACCEPT, Turn.ACCEPT);
        attempt(start("shintaro@example.jp"));
        attempt(start("shintaro@example.jp"));

        assertThat(parsed(SERVER.received().get(0)).getMessageID())
                .isNotEqualTo(parsed(SERVER.received().get(1)).getMessageID())
                .matches("<[0-9a-f-]{36}@otp-auth\\.net>");
    }

    @Test
    void refuses_an_address_that_brings_a_header_of_its_own() {
        SERVER.next(Turn.ACCEPT);
        String instance = start("shintaro@example.jp\r\nBcc: other@example.jp");

        assertThatThrownBy(() -> attempt(instance)).hasMessageNotContaining("other@example.jp");
        assertThat(SERVER.received()).isEmpty();
    }

    private String start(String mailAddress) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("contractNumber", "1000000001");
        variables.put("mailAddress", mailAddress);
        variables.put("serviceId", "S12345678");
        variables.put("userId", "U1");
        variables.put("setupDeadline", Date.from(START.plus(Duration.ofDays(7))));
        return runtime.startProcessInstanceByKey("test-send-mail", "1000000001", variables)
                .getId();
    }

    private void attempt(String instance) {
        List<Job> due = management
                .createJobQuery()
                .processInstanceId(instance)
                .executable()
                .list();
        assertThat(due).hasSize(1);
        management.executeJob(due.get(0).getId());
    }

    private Throwable attemptAndFail(String instance) {
        Throwable failure = catchThrowable(() -> attempt(instance));
        assertThat(failure).isNotNull();
        return failure;
    }

    private boolean running(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0;
    }

    private List<Map<String, Object>> dispatches(String instance) {
        return jdbc.sql("SELECT * FROM mail_dispatch WHERE process_instance_id = ?")
                .param(instance)
                .query()
                .listOfRows();
    }

    private int audited(String outcome) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM audit_event WHERE action = 'mail.send' AND outcome = ?
                        AND subject = '1000000001' AND object = 'otp-app-download' AND actor = 'system'""").param(outcome).query(Integer.class).single();
    }

    private static MimeMessage parsed(String mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The mail module and what it stands on; no feature. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan({"jp.tetsuzuki.platform", "jp.tetsuzuki.mail"})
    @ComponentScan(
            basePackages = {"jp.tetsuzuki.platform", "jp.tetsuzuki.audit", "jp.tetsuzuki.mail"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    static class MailModule {

        @Bean
        CustomerFacts customer() {
            return contractNumber -> Map.of("customerName", "県信太郎", "contractNumber", contractNumber);
        }
    }
}
