package jp.tetsuzuki.platform;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long records are kept (section 3 of the specification). The engine's own history has its time in the diagrams.
 *
 * @param processHistory results shown to customers and the record of mails
 */
@Validated
@ConfigurationProperties("tetsuzuki.retention")
record RetentionSettings(
        @NotNull @DurationMin(days = 1) @DefaultValue("P180D")
        Duration processHistory) {}
