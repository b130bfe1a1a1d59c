package jp.tetsuzuki.demo;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Stops the demo, whose passwords everybody knows, before it touches any database but the embedded one (section 8 of
 * the specification).
 */
class EmbeddedDatabaseOnly implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String URL = "spring.datasource.url";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            String url = environment.getProperty(URL, "");
            if (!url.startsWith("jdbc:h2:file:") && !url.startsWith("jdbc:h2:mem:")) {
                throw new NotEmbedded();
            }
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** The demo is pointed at a database that may be somebody's. */
    static final class NotEmbedded extends RuntimeException {
        NotEmbedded() {
            super("The profile 'demo' runs on the embedded H2 database only.");
        }
    }

    /** Says so in place of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<NotEmbedded> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, NotEmbedded cause) {
            return new FailureAnalysis(
                    cause.getMessage() + " Its people and their passwords are public.",
                    "Remove " + URL + ", or start without the profile 'demo'.",
                    cause);
        }
    }
}
