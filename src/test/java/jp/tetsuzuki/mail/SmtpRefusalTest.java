package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpRefusalTest {

    private static final MailText TEXT = new MailText(Sender.TOKEN, "件名", "県信太郎様\n");

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GREET_WITH_421, SMTP 421, NOT_DELIVERED",
        "REFUSE_RECIPIENT_WITH_451, SMTP 451 4.3.0, NOT_DELIVERED",
        "REFUSE_RECIPIENT_WITH_550, SMTP 550 5.1.1, ADDRESS_REFUSED",
        "REFUSE_TEXT_WITH_554, SMTP 554 5.7.1, NOT_DELIVERED",
        "NEVER_GREET, no answer: SocketTimeoutException, UNCLEAR",
        "NEVER_ANSWER_THE_FINAL_DOT, no answer: SocketTimeoutException, UNCLEAR",
        "DROP_AFTER_THE_FINAL_DOT, the connection ended without a reply, UNCLEAR"
    })
    void the_failure_names_template_and_reason_but_neither_recipient_nor_text(
            ScriptedSmtpServer.Turn turn, String reason, Delivery certain) {
        server.next(turn);
        JavaMailSenderImpl sender = SmtpTransportTest.sender(server.port());
        if (reason.contains("Timeout")) {
            sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        }
        SmtpTransport transport = SmtpTransportTest.transport(sender);

        assertThatThrownBy(() -> transport.send(SmtpTransportTest.mail(TEXT)))
                .isInstanceOf(MailNotSent.class)
                .hasMessage("The mail 'otp-app-download' was not sent: " + reason)
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain("shintaro", "県信", "件名"))
                .satisfies(failure ->
                        assertThat(((MailNotSent) failure).delivery()).isEqualTo(certain));
    }

    @Test
    void a_server_that_is_not_there_is_told_so() {
        server.close();
        SmtpTransport transport = SmtpTransportTest.transport(SmtpTransportTest.sender(server.port()));

        assertThatThrownBy(() -> transport.send(SmtpTransportTest.mail(TEXT)))
                .isInstanceOf(MailNotSent.class)
                .hasMessageStartingWith("The mail 'otp-app-download' was not sent: no answer: ConnectException")
                .satisfies(failure ->
                        assertThat(((MailNotSent) failure).delivery()).isEqualTo(Delivery.NOT_DELIVERED));
    }

    @Test
    void a_connection_that_never_came_about_has_surely_delivered_nothing() {
        SocketTimeoutException cause = new SocketTimeoutException("connect timed out");
        MailConnectException unreachable =
                new MailConnectException(new SocketConnectException("connect failed", cause, "mail", 25, 5000));

        assertThat(SmtpRefusal.from(new MailSendException("Mail server connection failed", unreachable)))
                .isEqualTo(new SmtpRefusal("no answer: SocketTimeoutException", cause, Delivery.NOT_DELIVERED));
    }

    @Test
    void a_login_that_the_server_refuses_has_surely_delivered_nothing() {
        SmtpRefusal refusal =
                SmtpRefusal.from(new MailAuthenticationException(new AuthenticationFailedException("535 5.7.8 no")));

        assertThat(refusal.words()).isEqualTo("no answer: AuthenticationFailedException");
        assertThat(refusal.delivery()).isEqualTo(Delivery.NOT_DELIVERED);
    }

    @Test
    void a_connection_that_breaks_may_have_delivered() {
        assertThat(SmtpRefusal.from(new MailSendException("failed", new MessagingException("reset", new IOException())))
                        .delivery())
                .isEqualTo(Delivery.UNCLEAR);
        assertThat(SmtpRefusal.from(new MailSendException("failed")).delivery()).isEqualTo(Delivery.UNCLEAR);
    }

    private static String trace(Throwable failure) {
        StringWriter words = new StringWriter();
        failure.printStackTrace(new PrintWriter(words));
        return words.toString();
    }
}
