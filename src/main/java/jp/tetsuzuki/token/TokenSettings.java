package jp.tetsuzuki.token;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of section 3 of the specification that concern tokens.
 *
 * @param keyset file of the Tink keyset that encrypts the tokens' secrets, see {@link KeysetFile}; there is no default
 * @param otpStep time that one code lasts (RFC 6238), whole seconds; holds for tokens set up from then on
 * @param otpDigits digits of a code; the forms and the app take 6 and no others
 * @param otpPreviousSteps how many codes before the current one are accepted as well
 * @param otpEntries the wrong code in succession that locks a token
 * @param startPasswordMin shortest start password, characters
 * @param startPasswordMax longest start password, characters; the forms and the app take no more than 12
 * @param setupPeriod time from issue to the latest initial setup
 * @param setupReminderAfter time from issue to the reminder of the initial setup
 * @param setupEntries the wrong entry in the app's initial setup that voids a token
 * @param useStartPeriod time from the initial setup to the latest start of use
 * @param issues how many tokens a contract may be issued within {@code issuesWindow}
 * @param issuesWindow length of the rolling window in which issues are counted
 * @param reissueWait time from a release to the next possible issue
 * @param appMails how many times the mail with the app's address is sent for one token, the first included
 * @param appMailInterval least time between two of these mails
 * @param setupRequestsPerMinute how many setup requests one client address may make in a minute
 */
@Validated
@ConfigurationProperties("tetsuzuki.token")
record TokenSettings(
        Path keyset,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("PT60S")
        Duration otpStep,

        @Min(6) @Max(6) @DefaultValue("6") int otpDigits,
        @Min(0) @Max(5) @DefaultValue("1") int otpPreviousSteps,
        @Positive @DefaultValue("5") int otpEntries,
        @Min(4) @DefaultValue("6") int startPasswordMin,
        @Max(12) @DefaultValue("12") int startPasswordMax,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("P7D")
        Duration setupPeriod,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("P3D")
        Duration setupReminderAfter,

        @Positive @DefaultValue("5") int setupEntries,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("P30D")
        Duration useStartPeriod,

        @Positive @DefaultValue("5") int issues,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("P30D")
        Duration issuesWindow,

        @NotNull @DurationMin(nanos = 0) @DefaultValue("PT30M")
        Duration reissueWait,

        @Positive @DefaultValue("5") int appMails,

        @NotNull @DurationMin(nanos = 0) @DefaultValue("PT60S")
        Duration appMailInterval,

        @Positive @DefaultValue("60") int setupRequestsPerMinute) {

    @AssertTrue(message = "The reminder of the initial setup must come before its deadline.")
    boolean isReminderBeforeDeadline() {
        return setupReminderAfter == null || setupPeriod == null || setupReminderAfter.compareTo(setupPeriod) < 0;
    }

    @AssertTrue(message = "The shortest start password must not be longer than the longest.")
    boolean isStartPasswordLengthPossible() {
        return startPasswordMin <= startPasswordMax;
    }

    @AssertTrue(message = "A code must last whole seconds.")
    boolean isOtpStepInWholeSeconds() {
        return otpStep == null || otpStep.getNano() == 0;
    }
}
