package jp.tetsuzuki.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import jp.tetsuzuki.platform.InstitutionSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server that {@code spring.mail} names. */
@Component
class SmtpTransport {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender server;
    private final InstitutionSettings institution;
    private final MailSettings settings;
    private final TimeZone zone;

    SmtpTransport(
            ObjectProvider<JavaMailSender> server,
            InstitutionSettings institution,
            MailSettings settings,
            Clock clock) {
        this.server = server.getIfAvailable(() -> {
            throw new InvalidConfigurationPropertyValueException("spring.mail.host", null, "No mail server is set.");
        });
        this.institution = institution;
        this.settings = settings;
        this.zone = TimeZone.getTimeZone(clock.getZone());
        if (this.server instanceof JavaMailSenderImpl smtp) {
            refuseEndlessWaiting(smtp);
        }
    }

    /** The address that mails of this sender come from. */
    MailAddress address(Sender sender) {
        return switch (sender) {
            case INSTITUTION -> new MailAddress(settings.noticeSender() + "@" + institution.noticeDomain());
            case TOKEN -> new MailAddress(settings.tokenSender() + "@" + institution.tokenDomain());
        };
    }

    /**
     * Sends the mail, and returns when the server has taken it over.
     *
     * @throws MailNotSent if the server refused it or did not answer in time; it may have been delivered all the same
     */
    void send(OutgoingMail mail) {
        try {
            server.send(message(mail));
        } catch (MailException failure) {
            // Not as the cause: its words may hold the recipient's address, and its parts the mail itself.
            throw new MailNotSent(mail.template(), SmtpRefusal.from(failure));
        }
    }

    private MimeMessage message(OutgoingMail mail) {
        MimeMessage message = server.createMimeMessage();
        Sender sender = mail.text().sender();
        try {
            InternetAddress to = new InternetAddress();
            to.setAddress(mail.to().value());
            message.setFrom(new InternetAddress(address(sender).value(), name(sender), UTF_8));
            message.setRecipient(Message.RecipientType.TO, to);
            message.setSubject(mail.text().subject(), UTF_8);
            // Lines of text end with CR LF whatever the transfer encoding (RFC 2046, section 4.1.1).
            message.setText(mail.text().body().replace("\n", "\r\n"), UTF_8);
            message.setHeader("Content-Transfer-Encoding", "base64");
            message.setHeader("Date", date(mail));
            message.setHeader("Message-ID", mail.messageId());
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException | UnsupportedEncodingException fault) {
            throw new MailPreparationException(fault);
        }
        return message;
    }

    private String name(Sender sender) {
        return sender == Sender.TOKEN ? settings.tokenSenderName() : institution.name();
    }

    private String date(OutgoingMail mail) {
        MailDateFormat format = new MailDateFormat();
        format.setTimeZone(zone);
        return format.format(Date.from(mail.writtenAt()));
    }

    /** Jakarta Mail waits for ever by default: one silent mail server would hold every job thread. */
    private static void refuseEndlessWaiting(JavaMailSenderImpl smtp) {
        String protocol = smtp.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : smtp.getProtocol();
        Properties properties = smtp.getJavaMailProperties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            String name = "mail." + protocol + "." + limit;
            String value = properties.getProperty(name, "");
            if (!value.matches("[1-9]\\d{0,5}")) {
                throw new InvalidConfigurationPropertyValueException(
                        "spring.mail.properties." + name, value, "It must be set, from 1 to 999999 milliseconds.");
            }
        }
        if (Boolean.parseBoolean(properties.getProperty("mail.debug"))) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.properties.mail.debug", "true", "It would write mails to the log.");
        }
    }
}
