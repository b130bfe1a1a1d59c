package jp.tetsuzuki.mailpassword;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of section 3 of the specification that concern mail passwords.
 *
 * @param digits digits of a mail password; the forms take 6 and no others
 * @param wrongEntries the wrong entry in one login session that voids its passwords and logs the customer out
 * @param wrongEntriesADay wrong entries in all login sessions that a contract begins within 24 hours, after which none of
 *     its entries is compared until the oldest of these sessions is a day old: NIST SP 800-63B, "Rate Limiting", asks for a
 *     bound of at most 100 per account, as a new login would else bring new tries without end
 * @param resendAfter least time between two sendings to the same address
 * @param resends how many times a password may be asked for again in a session and for one destination
 * @param sendWithin time from asking to the last attempt of sending: as long as a login session can last
 */
@Validated
@ConfigurationProperties("tetsuzuki.mail-password")
record MailPasswordSettings(
        @Min(6) @Max(6) @DefaultValue("6") int digits,
        @Min(1) @DefaultValue("3") int wrongEntries,

        @Min(1) @Max(100) @DefaultValue("100") int wrongEntriesADay,

        @NotNull @DurationMin(nanos = 0) @DefaultValue("PT60S")
        Duration resendAfter,

        @Min(0) @DefaultValue("5") int resends,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("PT60M")
        Duration sendWithin) {}
