package jp.tetsuzuki.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail did not go out, from Jakarta Mail's linked exceptions. A server's words may repeat the recipient's address
 * or parts of the mail, so only its codes are taken: the reply code (RFC 5321, section 4.2) and the enhanced status
 * code (RFC 3463).
 *
 * @param words for the operator, such as {@code SMTP 550 5.1.1}
 * @param cause the fault of the connection if it was one, else null
 * @param delivery what is certain about the mail
 */
record SmtpRefusal(String words, Throwable cause, Delivery delivery) {

    /** What the words begin with where the server has answered. */
    static final String REPLY = "SMTP ";

    private static final Pattern STATUS = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern GREETING = Pattern.compile("response: (\\d{3})\\b");

    static SmtpRefusal from(MailException failure) {
        List<Throwable> links = links(failure);
        return links.stream()
                .filter(link -> replyCode(link) > 0)
                .map(link -> new SmtpRefusal(REPLY + replyCode(link) + status(link), null, deliveryAfter(link)))
                .findFirst()
                .orElseGet(() -> withoutReply(links));
    }

    private static SmtpRefusal withoutReply(List<Throwable> links) {
        if (links.stream().anyMatch(SMTPSendFailedException.class::isInstance)) {
            return new SmtpRefusal("the connection ended without a reply", null, Delivery.UNCLEAR);
        }
        return links.stream()
                .filter(link -> link instanceof IOException || link instanceof MessagingException)
                .filter(link -> !(link instanceof SendFailedException))
                .reduce((outer, inner) -> inner)
                .map(link -> new SmtpRefusal(
                        "no answer: " + link.getClass().getSimpleName(),
                        link,
                        links.stream().anyMatch(SmtpRefusal::isBeforeAnyMail)
                                ? Delivery.NOT_DELIVERED
                                : Delivery.UNCLEAR))
                .orElseGet(() -> new SmtpRefusal("no recipient was accepted", null, Delivery.UNCLEAR));
    }

    /** No connection came about, or the server did not let us in: no mail can have left. */
    private static boolean isBeforeAnyMail(Throwable link) {
        return link instanceof MailConnectException
                || link instanceof ConnectException
                || link instanceof UnknownHostException
                || link instanceof AuthenticationFailedException;
    }

    /** A server that answers with a refusal has not taken the mail; for good if it refused the address with 5yz. */
    private static Delivery deliveryAfter(Throwable link) {
        return link instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= 500
                ? Delivery.ADDRESS_REFUSED
                : Delivery.NOT_DELIVERED;
    }

    private static int replyCode(Throwable link) {
        if (link instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        }
        if (link instanceof SMTPSenderFailedException refused) {
            return refused.getReturnCode();
        }
        if (link instanceof SMTPSendFailedException refused) {
            return refused.getReturnCode();
        }
        if (link instanceof MessagingException && link.getMessage() != null) {
            Matcher greeting = GREETING.matcher(link.getMessage());
            return greeting.find() ? Integer.parseInt(greeting.group(1)) : -1;
        }
        return -1;
    }

    private static String status(Throwable link) {
        Matcher matcher = STATUS.matcher(String.valueOf(link.getMessage()));
        return matcher.find() ? " " + matcher.group(1) : "";
    }

    /** All exceptions behind this one, the innermost last. */
    private static List<Throwable> links(MailException failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> links = new ArrayList<>();
        collect(failure, seen, links);
        if (failure instanceof MailSendException several) {
            several.getFailedMessages().values().forEach(one -> collect(one, seen, links));
        }
        return links;
    }

    private static void collect(Throwable link, Set<Throwable> seen, List<Throwable> links) {
        if (link == null || !seen.add(link)) {
            return;
        }
        links.add(link);
        if (link instanceof MessagingException messaging) {
            collect(messaging.getNextException(), seen, links);
        }
        collect(link.getCause(), seen, links);
    }
}
