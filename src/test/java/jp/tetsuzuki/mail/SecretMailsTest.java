package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import jp.tetsuzuki.mail.ScriptedSmtpServer.Turn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the mail with a mail password, on the real database, against a mail server that fails as told. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        classes = SendMailDelegateTest.MailModule.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:secret-mails;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ExtendWith(OutputCaptureExtension.class)
class SecretMailsTest {

    private static final ScriptedSmtpServer SERVER = new ScriptedSmtpServer();
    private static final String CODE = "hirake-goma";

    @Autowired
    private SecretMails mails;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String instance = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", SERVER::port);
    }

    @AfterAll
    static void closeServer() {
        SERVER.close();
    }

    private Delivery send(String attempt, String to) {
        return transaction.execute(status -> mails.send(
                instance,
                attempt,
                "mail-password",
                to,
                "1000000001",
                Map.of(
                        "mailPassword",
                        CODE,
                        "mailPasswordReference",
                        "0417",
                        "mailPasswordMadeAt",
                        Instant.parse("2026-11-22T05:32:10Z"))));
    }

    private Delivery send(String attempt) {
        return send(attempt, "shintaro@example.jp");
    }

    private static MimeMessage received(int index) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(SERVER.received().get(index).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private List<Map<String, Object>> dispatches() {
        return jdbc.sql("SELECT * FROM mail_dispatch WHERE process_instance_id = ? ORDER BY created_at")
                .param(instance)
                .query()
                .listOfRows();
    }

    private long audited(String outcome) {
        return jdbc.sql("SELECT COUNT(*) FROM audit_event WHERE action = 'mail.send' AND outcome = ?")
                .param(outcome)
                .query(Long.class)
                .single();
    }

    @Test
    void the_mail_tells_the_password_its_number_and_its_time() throws MessagingException, IOException {
        SERVER.next(Turn.ACCEPT);

        assertThat(send("mailPassword/0417")).isEqualTo(Delivery.TAKEN);

        MimeMessage mail = received(0);
        assertThat(mail.getSubject()).isEqualTo("メール通知パスワードのお知らせ");
        assertThat(mail.getFrom()[0].toString()).contains("oita-kenshin.co.jp");
        assertThat(mail.getContent())
                .asString()
                .contains("県信太郎様", "メール通知パスワード：" + CODE, "照合番号：0417", "発行日時：2026年11月22日 14:32")
                .doesNotContain("http");
        assertThat(dispatches())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("MESSAGE_ID", mail.getMessageID())
                        .containsEntry("ACTIVITY_ID", "mailPassword/0417")
                        .hasEntrySatisfying("SENT_AT", sent -> assertThat(sent).isNotNull()));
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE_RECIPIENT_WITH_550, ADDRESS_REFUSED",
        "REFUSE_RECIPIENT_WITH_451, NOT_DELIVERED",
        "REFUSE_TEXT_WITH_554, NOT_DELIVERED",
        "GREET_WITH_421, NOT_DELIVERED",
        "DROP_AFTER_THE_FINAL_DOT, UNCLEAR"
    })
    void what_became_of_the_mail_is_told_and_noted(Turn turn, Delivery certain) {
        SERVER.next(turn);
        long before = audited("FAILED");

        assertThat(send("mailPassword/0417")).isEqualTo(certain);

        assertThat(audited("FAILED")).isEqualTo(before + 1);
        assertThat(dispatches())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("SENT_AT", null).containsEntry("ATTEMPTS", 1));
    }

    @Test
    void another_secret_comes_in_another_mail_and_the_same_one_in_the_same() throws MessagingException {
        SERVER.next(Turn.DROP_AFTER_THE_FINAL_DOT, Turn.DROP_AFTER_THE_FINAL_DOT, Turn.ACCEPT);
        send("mailPassword/0417");
        send("mailPassword/0417");
        send("mailPassword/0420");

        assertThat(received(1).getMessageID()).isEqualTo(received(0).getMessageID());
        assertThat(received(2).getMessageID()).isNotEqualTo(received(0).getMessageID());
    }

    @Test
    void each_address_gets_a_mail_of_its_own() throws MessagingException {
        SERVER.next(Turn.ACCEPT, Turn.ACCEPT);
        send("mailPassword/0417");
        send("mailPassword/0417", "shintaro@example.com");

        assertThat(received(0).getAllRecipients()).hasSize(1);
        assertThat(received(1).getAllRecipients()).hasSize(1);
        assertThat(received(1).getMessageID()).isNotEqualTo(received(0).getMessageID());
    }

    @Test
    void a_step_that_is_rolled_back_is_not_noted_as_sent() {
        SERVER.next(Turn.ACCEPT);
        long before = audited("SENT");

        transaction.executeWithoutResult(status -> {
            assertThat(send("mailPassword/0417")).isEqualTo(Delivery.TAKEN);
            status.setRollbackOnly();
        });

        assertThat(audited("SENT")).isEqualTo(before);
        assertThat(dispatches())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("SENT_AT", null));
    }

    @Test
    void the_secret_is_in_no_table_and_no_log(CapturedOutput log) {
        SERVER.next(Turn.ACCEPT, Turn.REFUSE_TEXT_WITH_554, Turn.DROP_AFTER_THE_FINAL_DOT);
        send("mailPassword/0417");
        send("mailPassword/0420");
        send("mailPassword/0423");

        List<String> tables = jdbc.sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = 'PUBLIC'")
                .query(String.class)
                .list();
        assertThat(tables).contains("MAIL_DISPATCH", "AUDIT_EVENT", "ACT_RU_JOB", "ACT_GE_BYTEARRAY");
        for (String table : tables) {
            assertThat(jdbc.sql("SELECT * FROM \"" + table + "\"")
                            .query()
                            .listOfRows()
                            .toString())
                    .doesNotContain(CODE);
        }
        assertThat(log).doesNotContain(CODE, "shintaro@example.jp");
    }

    @Test
    void an_address_that_brings_a_header_of_its_own_is_a_fault() {
        SERVER.next(Turn.ACCEPT);

        assertThatThrownBy(() -> send("mailPassword/0417", "shintaro@example.jp\r\nBcc: other@example.jp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("other@example.jp", CODE);
        assertThat(SERVER.received()).isEmpty();
    }
}
