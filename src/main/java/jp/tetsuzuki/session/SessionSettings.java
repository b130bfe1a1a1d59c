package jp.tetsuzuki.session;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a login lasts (section 3 of the specification): a customer's. Other areas have settings of the same kind among
 * their own.
 *
 * @param idle without a request for so long, the session ends
 * @param absolute so long after the login it ends in any case
 * @param warning so long before either end the page warns
 * @param touchEvery a request is written down as the latest at most so often: it spares a write to the database for
 *     most pages, and lets an idle session end earlier by at most this
 */
@Validated
@ConfigurationProperties("tetsuzuki.session")
public record SessionSettings(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("PT10M")
        Duration idle,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("PT60M")
        Duration absolute,

        @NotNull @DurationMin(seconds = 20) @DefaultValue("PT2M")
        Duration warning,

        @NotNull @DurationMin @DefaultValue("PT15S") Duration touchEvery) {

    @AssertTrue(message = "must hold: warning + touch-every < idle <= absolute")
    boolean isInOrder() {
        return warning.plus(touchEvery).compareTo(idle) < 0 && idle.compareTo(absolute) <= 0;
    }
}
