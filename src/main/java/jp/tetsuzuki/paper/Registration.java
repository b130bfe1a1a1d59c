package jp.tetsuzuki.paper;

/** How an attempt to register a case ended. */
sealed interface Registration {

    record Registered(PaperCase registered) implements Registration {}

    /**
     * The contract has an open case for the same reason. Nothing is registered.
     *
     * @param number 受付番号 of that case
     */
    record AlreadyOpen(String number) implements Registration {}

    /** The printed application has become a case before. Nothing is registered. */
    record ApplicationUsed() implements Registration {}
}
