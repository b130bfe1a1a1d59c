package jp.tetsuzuki.transfer;

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

class TransferSettingsTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private final Validator validator = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void default_to_the_rules_of_the_specification() {
        TransferSettings settings = TransferWorld.settings(Map.of());

        assertThat(validator.validate(settings)).isEmpty();
        assertThat(settings.resultInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.loweredDays()).isEqualTo(1);
        assertThat(settings.settlementTime()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void reach_diagrams_as_iso_8601() {
        TransferPolicy policy =
                new TransferPolicy(TransferWorld.settings(Map.of("tetsuzuki.transfer.result-interval", "PT90S")));

        assertThat(policy.getResultInterval()).isEqualTo("PT1M30S");
    }

    @ParameterizedTest
    @CsvSource({
        "result-interval, PT0S",
        "result-interval, -PT1M",
        "lowered-days, -1",
        "lowered-days, 367",
        "settlement-time, -PT1S"
    })
    void refuse_what_makes_no_sense(String setting, String value) {
        assertThat(validator.validate(TransferWorld.settings(Map.of("tetsuzuki.transfer." + setting, value))))
                .isNotEmpty();
    }
}
