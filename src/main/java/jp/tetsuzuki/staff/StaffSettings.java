package jp.tetsuzuki.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import jp.tetsuzuki.session.SessionSettings;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for the login of staff (section 3 of the specification).
 *
 * @param wrongEntries consecutive wrong entries that suspend a password
 * @param suspension how long a suspension lasts
 * @param session how long a login lasts
 */
@Validated
@ConfigurationProperties("tetsuzuki.staff")
record StaffSettings(
        @Min(1) @DefaultValue("5") int wrongEntries,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("PT30M")
        Duration suspension,

        @NotNull @Valid @DefaultValue SessionSettings session) {}
