package jp.tetsuzuki.mailpassword;

import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.tetsuzuki.mail.Delivery;
import jp.tetsuzuki.mail.SecretMails;
import org.mockito.invocation.InvocationOnMock;

/** Stands for the mails and their server, which takes every mail unless a test says otherwise. */
final class FakeMails {

    /**
     * A mail that was handed over, whatever the server answered.
     *
     * @param attempt what tells its content from that of others
     */
    record Mail(
            String processInstanceId,
            String attempt,
            String template,
            String to,
            String contractNumber,
            String code,
            String reference,
            Instant madeAt) {}

    private final Map<String, Delivery> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    SecretMails sender() {
        return mock(SecretMails.class, this::send);
    }

    /** From now on the server answers so for this address. */
    void answer(String address, Delivery delivery) {
        answers.put(address, delivery);
    }

    /** This happens while the next mail goes to the address. */
    void meanwhile(String address, Runnable event) {
        meanwhile.put(address, event);
    }

    /** Those to one address, in order. */
    List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private Object send(InvocationOnMock call) {
        Map<String, Object> data = call.getArgument(5);
        String address = call.getArgument(3);
        mails.add(new Mail(
                call.getArgument(0),
                call.getArgument(1),
                call.getArgument(2),
                address,
                call.getArgument(4),
                (String) data.get("mailPassword"),
                (String) data.get("mailPasswordReference"),
                (Instant) data.get("mailPasswordMadeAt")));
        Runnable event = meanwhile.remove(address);
        if (event != null) {
            event.run();
        }
        return answers.getOrDefault(address, Delivery.TAKEN);
    }
}
