package jp.tetsuzuki.customer;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for a customer's passwords (section 3 of the specification).
 *
 * @param wrongEntries consecutive wrong entries that suspend a password
 * @param suspension how long a suspension lasts
 * @param suspensionsUntilBlocked the suspension, counted from 1, that only a paper procedure lifts
 */
@Validated
@ConfigurationProperties("tetsuzuki.customer")
record CustomerSettings(
        @Min(1) @DefaultValue("5") int wrongEntries,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("PT30M")
        Duration suspension,

        @Min(1) @DefaultValue("3") int suspensionsUntilBlocked) {}
