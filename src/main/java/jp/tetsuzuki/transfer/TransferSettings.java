package jp.tetsuzuki.transfer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of sections 3 and 4.3 of the specification that concern transfers. The limits themselves are rows of the
 * decision table {@code transfer-limit}.
 *
 * @param resultInterval time from handing an order over to asking core banking for its result, and between two times of
 *     asking
 * @param loweredDays how many days after the day of a paper recovery the limit is still lowered
 * @param settlementTime how long the embedded core banking takes to settle a posting; longer than {@code resultInterval}
 *     lets it be asked in vain
 */
@Validated
@ConfigurationProperties("tetsuzuki.transfer")
record TransferSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("PT1M")
        Duration resultInterval,

        @Min(0) @Max(366) @DefaultValue("1") int loweredDays,

        @NotNull @DurationMin(nanos = 0) @DefaultValue("PT30S")
        Duration settlementTime) {}
