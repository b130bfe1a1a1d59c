package jp.tetsuzuki.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        JavaMailSenderImpl sender = SmtpTransportTest.sender(server.port());
        if (reason.contains("Timeout")) {
            sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        }
        SmtpTransport transport = SmtpTransportTest.transport(sender);

        assertThatThrownBy(() -> transport.send(SmtpTransportTest.mail(TEXT)))
                .isInstanceOf(MailNotSent.class)
                .hasMessage("The mail 'otp-app-download' was not sent: " + reason)
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain("shintaro", "県信", "件名"));
    }

    @Test
    void a_server_that_is_not_there_is_told_so() {
        server.close();
        SmtpTransport transport = SmtpTransportTest.transport(SmtpTransportTest.sender(server.port()));

        assertThatThrownBy(() -> transport.send(SmtpTransportTest.mail(TEXT)))
                .isInstanceOf(MailNotSent.class)
                .hasMessageStartingWith("The mail 'otp-app-download' was not sent: no answer: ConnectException");
    }

    private static String trace(Throwable failure) {
        StringWriter words = new StringWriter();
        failure.printStackTrace(new PrintWriter(words));
        return words.toString();
    }
}
