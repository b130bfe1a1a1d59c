package jp.tetsuzuki.mailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailPasswordSettingsTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private final Validator validator = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    private static MailPasswordSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tetsuzuki.mail-password", Bindable.of(MailPasswordSettings.class));
    }

    @Test
    void defaults_to_the_rules_of_the_specification() {
        MailPasswordSettings settings = settings(Map.of());

        assertThat(validator.validate(settings)).isEmpty();
        assertThat(settings)
                .isEqualTo(new MailPasswordSettings(6, 3, 100, Duration.ofSeconds(60), 5, Duration.ofMinutes(60)));
    }

    @ParameterizedTest
    @CsvSource({
        "digits, 5",
        "digits, 7",
        "wrong-entries, 0",
        "wrong-entries-a-day, 0",
        "wrong-entries-a-day, 101",
        "resend-after, -PT1S",
        "resends, -1",
        "send-within, PT59S"
    })
    void refuses_what_makes_no_sense(String setting, String value) {
        assertThat(validator.validate(settings(Map.of("tetsuzuki.mail-password." + setting, value))))
                .isNotEmpty();
    }
}
