package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import jp.tetsuzuki.platform.InstitutionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTransportTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-22T05:32:10Z");
    private static final String BODY = "県信太郎様\n\n髙橋 ① 〜 𠮷野 ㈱ ﾊﾝｶｸ 👍\n.\n..行頭の点\n" + "長い行".repeat(700) + "\n";

    @Nested
    class With_a_mail_server {

        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

        @BeforeEach
        void start() {
            server.start();
        }

        @AfterEach
        void stop() {
            server.stop();
        }

        @Test
        void every_character_of_subject_and_text_arrives() throws Exception {
            String subject = "【重要】髙橋①〜𠮷野様への" + "とても長い件名𠮷".repeat(12);

            transport(server.getSmtp().getPort()).send(mail(new MailText(Sender.INSTITUTION, subject, BODY)));

            MimeMessage arrived = server.getReceivedMessages()[0];
            assertThat(arrived.getSubject()).isEqualTo(subject);
            assertThat(arrived.getContent()).isEqualTo(BODY.replace("\n", "\r\n"));
            assertThat(arrived.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(arrived.getHeader("Content-Transfer-Encoding")).containsExactly("base64");
        }

        @Test
        void the_headers_say_who_wrote_when_and_that_it_was_a_machine() throws Exception {
            transport(server.getSmtp().getPort()).send(mail(new MailText(Sender.INSTITUTION, "件名", BODY)));

            MimeMessage arrived = server.getReceivedMessages()[0];
            InternetAddress from = (InternetAddress) arrived.getFrom()[0];
            assertThat(from.getAddress()).isEqualTo("notice@oita-kenshin.co.jp");
            assertThat(from.getPersonal()).isEqualTo("大分県信用組合");
            assertThat(arrived.getHeader("To")).containsExactly("shintaro@example.jp");
            assertThat(arrived.getHeader("Date")).containsExactly("Sun, 22 Nov 2026 14:32:10 +0900 (JST)");
            assertThat(arrived.getMessageID()).isEqualTo("<1@oita-kenshin.co.jp>");
            assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }

        @Test
        void the_tokens_mail_comes_from_the_tokens_domain() throws Exception {
            transport(server.getSmtp().getPort()).send(mail(new MailText(Sender.TOKEN, "件名", BODY)));

            InternetAddress from =
                    (InternetAddress) server.getReceivedMessages()[0].getFrom()[0];
            assertThat(from.getAddress()).isEqualTo("no-reply@otp-auth.net");
            assertThat(from.getPersonal()).isEqualTo("ワンタイムパスワード通知");
        }
    }

    @Nested
    class With_a_mail_server_that_fails {

        private final ScriptedSmtpServer server = new ScriptedSmtpServer();

        @AfterEach
        void stop() {
            server.close();
        }

        @ParameterizedTest
        @CsvSource({
            "GREET_WITH_421, SMTP 421",
            "REFUSE_RECIPIENT_WITH_451, SMTP 451 4.3.0",
            "REFUSE_RECIPIENT_WITH_550, SMTP 550 5.1.1",
            "REFUSE_TEXT_WITH_554, SMTP 554 5.7.1",
            "NEVER_GREET, no answer: SocketTimeoutException",
            "NEVER_ANSWER_THE_FINAL_DOT, no answer: SocketTimeoutException",
            "DROP_AFTER_THE_FINAL_DOT, the connection ended without a reply"
        })
        void the_failure_names_template_and_reason_but_neither_recipient_nor_text(
                ScriptedSmtpServer.Turn turn, String reason) {
            server.next(turn);
            JavaMailSenderImpl sender = sender(server.port());
            if (reason.contains("Timeout")) {
                sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
            }
            SmtpTransport transport = transport(sender);

            assertThatThrownBy(() -> transport.send(mail(new MailText(Sender.TOKEN, "件名", BODY))))
                    .isInstanceOf(MailNotSent.class)
                    .hasMessage("The mail 'otp-app-download' was not sent: " + reason)
                    .satisfies(failure -> assertThat(trace(failure)).doesNotContain("shintaro", "県信", "件名"));
        }

        @Test
        void a_server_that_is_not_there_is_told_so() {
            server.close();
            SmtpTransport transport = transport(server.port());

            assertThatThrownBy(() -> transport.send(mail(new MailText(Sender.TOKEN, "件名", BODY))))
                    .isInstanceOf(MailNotSent.class)
                    .hasMessageStartingWith("The mail 'otp-app-download' was not sent: no answer: ConnectException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout"})
    void does_not_start_where_it_could_wait_for_ever(String limit) {
        for (String value : new String[] {"", "0", "-1", "5s"}) {
            JavaMailSenderImpl sender = sender(25);
            sender.getJavaMailProperties().setProperty(limit, value);

            assertThatThrownBy(() -> transport(sender))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(limit);
        }
    }

    @Test
    void checks_the_time_outs_of_the_protocol_that_is_used() {
        JavaMailSenderImpl sender = sender(465);
        sender.setProtocol("smtps");
        assertThatThrownBy(() -> transport(sender)).hasMessageContaining("mail.smtps.connectiontimeout");

        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            sender.getJavaMailProperties().setProperty("mail.smtps." + limit, "5000");
        }
        assertThatCode(() -> transport(sender)).doesNotThrowAnyException();
    }

    @Test
    void does_not_start_where_mails_would_be_logged() {
        JavaMailSenderImpl sender = sender(25);
        sender.getJavaMailProperties().setProperty("mail.debug", "true");

        assertThatThrownBy(() -> transport(sender)).hasMessageContaining("mail.debug");
    }

    @Test
    void does_not_start_without_a_mail_server() {
        assertThatThrownBy(() -> transport((JavaMailSender) null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spring.mail.host");
    }

    private static OutgoingMail mail(MailText text) {
        return new OutgoingMail(
                "otp-app-download", new MailAddress("shintaro@example.jp"), text, "<1@oita-kenshin.co.jp>", WRITTEN);
    }

    private static SmtpTransport transport(int port) {
        return transport(sender(port));
    }

    private static SmtpTransport transport(JavaMailSender sender) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (sender != null) {
            beans.addBean("sender", sender);
        }
        return new SmtpTransport(
                beans.getBeanProvider(JavaMailSender.class),
                new InstitutionSettings("大分県信用組合", "0120-373-883", "oita-kenshin.co.jp", "otp-auth.net"),
                new MailSettings("notice", "no-reply", "ワンタイムパスワード通知"),
                Clock.fixed(WRITTEN, ZoneId.of("Asia/Tokyo")));
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", "10000");
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.setProperty("mail.smtp.writetimeout", "10000");
        return sender;
    }

    private static String trace(Throwable failure) {
        StringWriter words = new StringWriter();
        failure.printStackTrace(new PrintWriter(words));
        return words.toString();
    }
}
