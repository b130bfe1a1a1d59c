package jp.tetsuzuki.mail;

import java.util.Map;

/**
 * What a step of a diagram wants to be sent.
 *
 * @param processInstanceId with activityId: the step. The execution's own id would not do: a step with input parameters
 *     gets a new execution whenever it is repeated
 * @param data what the template may tell, beside the customer's facts, which it overrides; nulls do not
 */
record MailOrder(
        String processInstanceId,
        String activityId,
        String template,
        MailAddress to,
        String contractNumber,
        Map<String, Object> data) {

    @Override
    public String toString() {
        return "MailOrder[template=" + template + ", activityId=" + activityId + "]";
    }
}
