package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import jp.tetsuzuki.platform.InstitutionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTransportTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-22T05:32:10Z");
    private static final String BODY = "県信太郎様\n\n髙橋 ① 〜 𠮷野 ㈱ ﾊﾝｶｸ 👍\n.\n..行頭の点\n" + "長い行".repeat(700) + "\n";

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

        InternetAddress from = (InternetAddress) server.getReceivedMessages()[0].getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("no-reply@otp-auth.net");
        assertThat(from.getPersonal()).isEqualTo("ワンタイムパスワード通知");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout"})
    void does_not_start_where_it_could_wait_for_ever(String limit) {
        for (String value : new String[] {"", "0", "-1", "5s"}) {
            JavaMailSenderImpl sender = sender(25);
            sender.getJavaMailProperties().setProperty(limit, value);

            assertThatThrownBy(() -> transport(sender))
                    .isInstanceOf(InvalidConfigurationPropertyValueException.class)
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
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .satisfies(failure -> assertThat(((InvalidConfigurationPropertyValueException) failure).getName())
                        .isEqualTo("spring.mail.host"));
    }

    static OutgoingMail mail(MailText text) {
        return new OutgoingMail(
                "otp-app-download", new MailAddress("shintaro@example.jp"), text, "<1@oita-kenshin.co.jp>", WRITTEN);
    }

    static SmtpTransport transport(int port) {
        return transport(sender(port));
    }

    static SmtpTransport transport(JavaMailSender sender) {
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

    static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", "10000");
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.setProperty("mail.smtp.writetimeout", "10000");
        return sender;
    }
}
