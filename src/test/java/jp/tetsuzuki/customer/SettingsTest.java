package jp.tetsuzuki.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.tetsuzuki.session.SessionSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void have_the_defaults_of_the_specification() {
        application.run(context -> {
            assertThat(context.getBean(CustomerSettings.class))
                    .isEqualTo(new CustomerSettings(5, Duration.ofMinutes(30), 3));
            assertThat(context.getBean(SessionSettings.class))
                    .isEqualTo(new SessionSettings(
                            Duration.ofMinutes(10),
                            Duration.ofHours(1),
                            Duration.ofMinutes(2),
                            Duration.ofSeconds(15)));
        });
    }

    @Test
    void refuse_what_makes_no_sense() {
        refused("tetsuzuki.customer.wrong-entries=0");
        refused("tetsuzuki.customer.suspension=PT0S");
        refused("tetsuzuki.customer.suspensions-until-blocked=0");
        refused("tetsuzuki.session.idle=PT2H");
        refused("tetsuzuki.session.warning=PT10M");
        refused("tetsuzuki.session.touch-every=PT9M");
    }

    private void refused(String setting) {
        application
                .withPropertyValues(setting)
                .run(context -> assertThat(context).as(setting).hasFailed());
    }

    @EnableConfigurationProperties({CustomerSettings.class, SessionSettings.class})
    static class Settings {}
}
