package jp.tetsuzuki.process;

import java.util.List;
import jp.tetsuzuki.mail.ScriptedSmtpServer;

/** The one mail server of these tests; each test finds it empty and taking every mail. */
final class MailServer {

    static final ScriptedSmtpServer SERVER = new ScriptedSmtpServer();

    private MailServer() {}

    static int port() {
        return SERVER.port();
    }

    /** Empties the server and lets it treat the next connections so, and take what comes after them. */
    static void next(ScriptedSmtpServer.Turn... turns) {
        SERVER.next(turns);
    }

    /** Since {@link #next}, in order. */
    static List<ReceivedMail> received() {
        return SERVER.received().stream().map(ReceivedMail::read).toList();
    }
}
