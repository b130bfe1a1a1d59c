package jp.tetsuzuki.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Keeps every line of the log from begin to end, the product's own from DEBUG on, with its stack trace. */
final class LogKeeper extends AppenderBase<ILoggingEvent> {

    private static final String PRODUCT = "jp.tetsuzuki";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Level before;

    void begin() {
        Logger root = logger(Logger.ROOT_LOGGER_NAME);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        before = logger(PRODUCT).getLevel();
        logger(PRODUCT).setLevel(Level.DEBUG);
    }

    void end() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        logger(PRODUCT).setLevel(before);
        stop();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        lines.add(event.getLoggerName() + " " + event.getFormattedMessage()
                + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
