package jp.tetsuzuki.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import jp.tetsuzuki.platform.EngineClock;
import jp.tetsuzuki.token.KeysetFile;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What the demo remembers when it is started again on the same file. */
class DemoRestartTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T05:32:10Z"), ZoneId.of("Asia/Tokyo"));

    @TempDir
    private Path folder;

    private Aead key;
    private JdbcConnectionPool file;
    private DemoMailServer server;

    @BeforeEach
    void start() throws Exception {
        Path keyset = folder.resolve("mailbox-keyset.json");
        KeysetFile.create(keyset);
        key = KeysetFile.read(keyset).getPrimitive(RegistryConfiguration.get(), Aead.class);
        open();
    }

    @AfterEach
    void stop() {
        server.destroy();
        file.dispose();
    }

    @Test
    void mails_are_still_there_newest_first() throws Exception {
        send("<1@example.jp>", "一通目 髙①〜𠮷");
        send("<2@example.jp>", "二通目");
        restart();
        send("<3@example.jp>", "三通目");

        assertThat(mailbox().mails()).extracting(DemoMail::subject).containsExactly("三通目", "二通目", "一通目 髙①〜𠮷");
        assertThat(mailbox().mails().get(2))
                .isEqualTo(new DemoMail(
                        "notice@oita-kenshin.co.jp",
                        "shintaro@example.jp",
                        "一通目 髙①〜𠮷",
                        "本文 髙①〜𠮷\n.\n",
                        "<1@example.jp>",
                        CLOCK.instant()));
    }

    @Test
    void nobody_reads_a_mails_text_in_the_database() throws Exception {
        send("<1@example.jp>", "一通目");

        assertThat(mailbox().mails().get(0).text()).contains("本文");
        List<String> dump =
                JdbcClient.create(file).sql("SCRIPT").query(String.class).list();
        assertThat(dump)
                .anyMatch(line -> line.contains("<1@example.jp>"))
                .noneMatch(line -> line.contains("本文")
                        || line.contains(HexFormat.of().formatHex("本文".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void a_mail_that_comes_again_with_its_message_id_is_shown_once() throws Exception {
        send("<1@example.jp>", "一通目");
        restart();
        send("<1@example.jp>", "一通目");

        assertThat(mailbox().mails()).hasSize(1);
    }

    @Test
    void a_mail_that_could_not_be_stored_is_not_taken() {
        JdbcClient.create(file).sql("DROP TABLE demo_received_mail").update();

        assertThatThrownBy(() -> send("<1@example.jp>", "一通目"))
                .isInstanceOf(MailSendException.class)
                .hasMessageContaining("451");
    }

    @Test
    void shows_no_more_than_the_latest_mails() throws Exception {
        for (int number = 1; number <= DemoMailbox.SHOWN + 1; number++) {
            String mail = "Message-ID: <" + number + "@example.jp>\r\nSubject: " + number + "\r\n\r\ntext\r\n";
            mailbox().keep("shintaro@example.jp", mail.getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(mailbox().mails())
                .hasSize(DemoMailbox.SHOWN)
                .first()
                .extracting(DemoMail::subject)
                .isEqualTo(String.valueOf(DemoMailbox.SHOWN + 1));
    }

    @Test
    void the_clock_goes_on_from_where_it_had_been_moved() {
        EngineClock clock = Mockito.mock(EngineClock.class);
        DemoClock first = new DemoClock(JdbcClient.create(file), clock);
        first.advance(Duration.ofMinutes(31));
        first.advance(Duration.ofDays(366));
        restart();

        EngineClock afterRestart = Mockito.mock(EngineClock.class);
        new DemoClock(JdbcClient.create(file), afterRestart);

        Mockito.verify(afterRestart).runAhead(Duration.ofDays(366).plusMinutes(31));
    }

    private DemoMailbox mailbox() {
        return new DemoMailbox(JdbcClient.create(file), key, CLOCK);
    }

    private void open() {
        file = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("demo") + ";WRITE_DELAY=0", "sa", "");
        new ResourceDatabasePopulator(new ClassPathResource("db/demo/R__demo.sql")).execute(file);
        server = new DemoMailServer(mailbox());
    }

    private void restart() {
        stop();
        open();
    }

    private void send(String messageId, String subject) throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(DemoMailServer.HOST);
        sender.setPort(server.port());
        MimeMessage mail = sender.createMimeMessage();
        mail.setFrom("notice@oita-kenshin.co.jp");
        mail.setRecipients(MimeMessage.RecipientType.TO, "shintaro@example.jp");
        mail.setSubject(subject, "UTF-8");
        mail.setText("本文 髙①〜𠮷\r\n.\r\n", "UTF-8");
        mail.setHeader("Message-ID", messageId);
        sender.send(mail);
    }
}
