package jp.tetsuzuki.transfer;

/** How an attempt to have an order accepted ended. */
sealed interface Acceptance {

    /** It is accepted and counts towards the day's limit from now on. */
    record Accepted(TransferOrder order) implements Acceptance {}

    /**
     * Together with the day's other orders it would exceed the limit. Nothing is accepted.
     *
     * @param remaining what of the limit is left today, yen, 0 or more
     */
    record LimitExceeded(long remaining) implements Acceptance {}

    /** The customer no longer has the method by which the order was confirmed. Nothing is accepted. */
    record MethodChanged() implements Acceptance {}
}
