package jp.tetsuzuki.platform;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Started without the profile {@code demo}, the application has no default password, key or database: this stops it at
 * once and names all that is missing (section 8 of the specification).
 */
class RequiredSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final List<Map.Entry<String, String>> REQUIRED = List.of(
            Map.entry("spring.datasource.url", "JDBC address of the database"),
            Map.entry("spring.datasource.username", "its user"),
            Map.entry("spring.datasource.password", "that user's password"),
            Map.entry("spring.mail.host", "the SMTP server that takes the mails"),
            Map.entry("tetsuzuki.token.keyset", "the keyset that encrypts token secrets"),
            Map.entry("tetsuzuki.base-url", "the address at which customers reach the portal"));

    /** The one that may be empty, where the database goes by the user alone; it must be said, though. */
    private static final String PASSWORD = "spring.datasource.password";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        List<String> missing = REQUIRED.stream()
                .filter(required -> isMissing(environment, required.getKey()))
                .map(required -> required.getKey() + " (" + required.getValue() + ")")
                .toList();
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
    }

    private static boolean isMissing(Environment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || (value.isBlank() && !name.equals(PASSWORD));
    }

    /** After the settings are read and the log is set up. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** Names the settings that are missing. */
    static final class Missing extends RuntimeException {

        private final List<String> settings;

        Missing(List<String> settings) {
            super("Missing settings: " + String.join(", ", settings));
            this.settings = settings;
        }
    }

    /** Lists them in place of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<Missing> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Missing cause) {
            return new FailureAnalysis(
                    "Tetsuzuki can't start: these settings are missing.\n"
                            + cause.settings.stream()
                                    .map(setting -> "  - " + setting)
                                    .collect(Collectors.joining("\n")),
                    "Set them, for instance as environment variables (SPRING_DATASOURCE_URL). To look at the product"
                            + " with an embedded database and made-up people, start with the profile 'demo'.",
                    cause);
        }
    }
}
