package jp.tetsuzuki.paper;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Applications that customers print.
 *
 * @param validity for how many days after that of its making an application can be handed in, the last one included
 * @param mostADay how many applications a contract can make in one day; the same one printed again counts once
 */
@Validated
@ConfigurationProperties("tetsuzuki.paper.application")
record PaperApplicationSettings(
        @NotNull @DurationMin(days = 1) @DefaultValue("P90D")
        Duration validity,

        @Positive @DefaultValue("20") int mostADay) {}
