package jp.tetsuzuki.paper;

import java.util.Objects;

/**
 * What a customer asks for on paper, as codes that decision tables and forms know (section 7 of the specification).
 *
 * @param reason {@code a} to {@code g}; at most 16 characters
 * @param wish what is wanted where the reason leaves a choice, such as {@code UNLOCK}; else null
 * @param place {@code MOBILE} or {@code PC}, where the new mail address belongs; null where none is wanted
 * @param mailAddress the new mail address; null where none is wanted
 */
record PaperRequest(String reason, String wish, String place, String mailAddress) {

    PaperRequest {
        Objects.requireNonNull(reason);
    }

    /** A mail address is personal. */
    @Override
    public String toString() {
        return "PaperRequest[reason=" + reason + ", wish=" + wish + ", place=" + place + "]";
    }
}
