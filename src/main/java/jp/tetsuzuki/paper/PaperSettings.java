package jp.tetsuzuki.paper;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the steps of a paper procedure may take, in business days (section 3 of the specification).
 *
 * @param checkDays for the clerk's check of the paper
 * @param mendingDays for the customer to mend a deficiency, until the paper goes back
 * @param callDays for each call to the registered phone number
 * @param replyDays for the customer's answer to a letter of inquiry
 * @param approvalReminderDays until the approval is reminded of
 * @param approvalEscalationDays until headquarters takes over the approval
 * @param completionDays until a case is expected to be done, counted from its reception or from the mending of a
 *     deficiency; what customers are told
 */
@Validated
@ConfigurationProperties("tetsuzuki.paper")
record PaperSettings(
        @Positive @DefaultValue("1") int checkDays,
        @Positive @DefaultValue("5") int mendingDays,
        @Positive @DefaultValue("2") int callDays,
        @Positive @DefaultValue("10") int replyDays,
        @Positive @DefaultValue("1") int approvalReminderDays,
        @Positive @DefaultValue("2") int approvalEscalationDays,
        @Positive @DefaultValue("5") int completionDays) {

    @AssertTrue(message = "The reminder of an approval must come before headquarters takes it over.")
    boolean isReminderBeforeEscalation() {
        return approvalReminderDays < approvalEscalationDays;
    }
}
