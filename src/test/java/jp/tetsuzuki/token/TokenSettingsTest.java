package jp.tetsuzuki.token;

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

class TokenSettingsTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private final Validator validator = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void defaults_to_the_rules_of_the_specification() {
        TokenSettings settings = TokenWorld.settings(Map.of());

        assertThat(validator.validate(settings)).isEmpty();
        assertThat(settings.otpStep()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.otpDigits()).isEqualTo(6);
        assertThat(settings.otpPreviousSteps()).isEqualTo(1);
        assertThat(settings.otpEntries()).isEqualTo(5);
        assertThat(settings.startPasswordMin()).isEqualTo(6);
        assertThat(settings.startPasswordMax()).isEqualTo(12);
        assertThat(settings.setupPeriod()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.setupReminderAfter()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.setupEntries()).isEqualTo(5);
        assertThat(settings.useStartPeriod()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.issues()).isEqualTo(5);
        assertThat(settings.issuesWindow()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.reissueWait()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.appMails()).isEqualTo(5);
        assertThat(settings.appMailInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.setupRequestsPerMinute()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "otp-entries, 0",
        "otp-digits, 5",
        "otp-digits, 7",
        "otp-step, PT0S",
        "otp-step, PT1.5S",
        "setup-period, PT0S",
        "setup-period, P2D",
        "setup-reminder-after, P7D",
        "start-password-min, 13",
        "start-password-max, 13",
        "issues, 0",
        "reissue-wait, -PT1M",
        "setup-requests-per-minute, 0"
    })
    void refuses_what_makes_no_sense(String setting, String value) {
        assertThat(validator.validate(TokenWorld.settings(Map.of("tetsuzuki.token." + setting, value))))
                .isNotEmpty();
    }
}
