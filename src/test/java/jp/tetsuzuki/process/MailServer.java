package jp.tetsuzuki.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import jp.tetsuzuki.mail.ScriptedSmtpServer;

/** The one mail server of these tests; each test finds it empty and taking every mail. */
final class MailServer {

    static final ScriptedSmtpServer SERVER = new ScriptedSmtpServer();

    private static final List<String> EARLIER = new CopyOnWriteArrayList<>();

    private MailServer() {}

    static int port() {
        return SERVER.port();
    }

    /** Empties the server and lets it treat the next connections so, and take what comes after them. */
    static void next(ScriptedSmtpServer.Turn... turns) {
        EARLIER.addAll(SERVER.received());
        SERVER.next(turns);
    }

    /** Since {@link #next}, in order. */
    static List<ReceivedMail> received() {
        return SERVER.received().stream().map(ReceivedMail::read).toList();
    }

    /** In all tests until now, in order. */
    static List<ReceivedMail> everReceived() {
        return Stream.concat(EARLIER.stream(), SERVER.received().stream())
                .map(ReceivedMail::read)
                .toList();
    }
}
