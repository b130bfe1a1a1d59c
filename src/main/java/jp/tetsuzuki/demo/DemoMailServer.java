package jp.tetsuzuki.demo;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The demo's SMTP server, on a free port of this machine only. It says that a mail was received after the mailbox has
 * committed it.
 */
@Component
@Profile("demo")
class DemoMailServer implements DisposableBean {

    static final String HOST = "127.0.0.1";
    private static final Logger LOG = LoggerFactory.getLogger(DemoMailServer.class);
    private static final int LARGEST_MAIL = 1_000_000;
    private static final int FREE_PORT = 0;

    private final DemoMailbox mailbox;
    private final SMTPServer server;

    DemoMailServer(DemoMailbox mailbox) {
        this.mailbox = mailbox;
        this.server = SMTPServer.port(FREE_PORT)
                .bindAddress(new InetSocketAddress(HOST, FREE_PORT).getAddress())
                .hostName("localhost")
                .softwareName("Tetsuzuki demo")
                .maxMessageSize(LARGEST_MAIL)
                .insertReceivedHeaders(false)
                .messageHandler(this::receive)
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void destroy() {
        server.stop();
    }

    private void receive(MessageContext context, String from, String to, byte[] content) throws RejectException {
        try {
            mailbox.keep(to, content);
        } catch (DataAccessException | MessagingException | IOException fault) {
            LOG.warn("A mail could not be stored: {}", fault.getClass().getSimpleName());
            throw new RejectException(451, "4.3.0 The mail could not be stored");
        }
    }
}
