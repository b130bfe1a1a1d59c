package jp.tetsuzuki.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that fails as told, once for each connection; when it has run out of failures it takes what comes.
 */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** How the server treats one connection. */
    public enum Turn {
        ACCEPT,
        GREET_WITH_421,
        NEVER_GREET,
        REFUSE_RECIPIENT_WITH_451,
        REFUSE_RECIPIENT_WITH_550,
        REFUSE_TEXT_WITH_554,
        NEVER_ANSWER_THE_FINAL_DOT,
        DROP_AFTER_THE_FINAL_DOT
    }

    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Queue<Socket> held = new ConcurrentLinkedQueue<>();
    private final ServerSocket listener;

    public ScriptedSmtpServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Forgets what was received and what was still to be done, and treats the next connections so. */
    public void next(Turn... plan) {
        turns.clear();
        received.clear();
        turns.addAll(Arrays.asList(plan));
    }

    /** The mails whose final dot came, as they were sent, whatever the server answered. */
    public List<String> received() {
        return received;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Turn turn = turns.isEmpty() ? Turn.ACCEPT : turns.remove();
                if (talk(socket, turn)) {
                    socket.close();
                } else {
                    held.add(socket);
                }
            } catch (SocketException clientLeftOrClosed) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns false where the connection is to stay open without an answer. */
    private boolean talk(Socket socket, Turn turn) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        if (turn == Turn.NEVER_GREET) {
            return false;
        }
        if (turn == Turn.GREET_WITH_421) {
            say(socket, "421 4.3.2 closing");
            return true;
        }
        say(socket, "220 scripted");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            switch (command) {
                case "RCPT" -> say(socket, answerToRecipient(turn, line));
                case "DATA" -> {
                    say(socket, "354 go on");
                    received.add(text(in));
                    if (turn == Turn.NEVER_ANSWER_THE_FINAL_DOT) {
                        return false;
                    }
                    if (turn == Turn.DROP_AFTER_THE_FINAL_DOT) {
                        return true;
                    }
                    say(socket, turn == Turn.REFUSE_TEXT_WITH_554 ? "554 5.7.1 refused" : "250 2.0.0 taken");
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return true;
                }
                default -> say(socket, "250 ok");
            }
        }
        return true;
    }

    private static String answerToRecipient(Turn turn, String line) {
        return switch (turn) {
            case REFUSE_RECIPIENT_WITH_451 -> "451 4.3.0 later, " + line;
            case REFUSE_RECIPIENT_WITH_550 -> "550 5.1.1 unknown, " + line;
            default -> "250 ok";
        };
    }

    private static String text(BufferedReader in) throws IOException {
        Queue<String> lines = new ArrayDeque<>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith(".") ? line.substring(1) : line);
        }
        return String.join("\r\n", lines);
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
