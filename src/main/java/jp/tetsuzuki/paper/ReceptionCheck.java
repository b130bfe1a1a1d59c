package jp.tetsuzuki.paper;

import java.util.Optional;

/** Whether what a clerk has entered can become a case. */
sealed interface ReceptionCheck {

    /**
     * It can, as far as the register knows; whether the reason fits the contract's state is asked of the decision table
     * {@code paper-availability}.
     *
     * @param contractNumber the contract, held by the clerk's own branch
     * @param request what the customer asks for: what the printed application says where there is one
     * @param applicationNumber number of that application
     */
    record Acceptable(String contractNumber, PaperRequest request, Optional<String> applicationNumber)
            implements ReceptionCheck {}

    /**
     * It can't.
     *
     * @param openCaseNumber 受付番号 of the open case where there is one, else null
     */
    record Refused(Reason reason, String openCaseNumber) implements ReceptionCheck {

        static Refused because(Reason reason) {
            return new Refused(reason, null);
        }
    }

    /** Why it can't; pages word it. */
    enum Reason {
        /** Neither an application's nor a contract's number was entered. */
        NUMBER_MISSING,
        /** The day of reception has not come yet. */
        RECEIVED_IN_FUTURE,
        /** There is no such contract at the clerk's branch. */
        UNKNOWN_CONTRACT,
        /** There is no such printed application of a customer of the clerk's branch. */
        APPLICATION_UNKNOWN,
        /** The printed application is another contract's than the one entered. */
        CONTRACT_DIFFERS,
        /** The printed application has become a case before. */
        APPLICATION_USED,
        /** The contract has an open case for the same reason. */
        ALREADY_OPEN
    }
}
