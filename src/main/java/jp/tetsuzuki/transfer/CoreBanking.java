package jp.tetsuzuki.transfer;

/**
 * The institution's core banking system (勘定系), which carries orders out. A bank offers a bean of its own; without one,
 * {@link EmbeddedCoreBanking} is used.
 *
 * <p>Both methods are called by background steps that are repeated after a fault and, rarely, run twice at the same time.
 * What happens in core banking is no part of the caller's transaction: it stays if that is rolled back.
 */
public interface CoreBanking {

    /**
     * Posts an order, once: the same order number, however often and whenever it is posted, has one effect and gets the
     * same answer.
     *
     * @return what core banking calls the order, at most 64 characters
     * @throws CoreBankingUnreachable if it is unclear whether the order has arrived; posting it again is safe
     */
    String post(TransferOrder order);

    /**
     * Tells what became of an order that was posted. Once it is {@link Result.Completed} or {@link Result.Failed} it stays
     * so.
     *
     * @param orderNumber the order's 受付番号
     * @throws CoreBankingUnreachable if there is no answer; asking again is safe
     */
    Result resultOf(String orderNumber);

    /** What became of an order. */
    sealed interface Result {

        /** Nothing yet. */
        record Pending() implements Result {}

        /** The money has reached the payee. */
        record Completed() implements Result {}

        /**
         * No money has left.
         *
         * @param reason why, in words for the customer, at most 200 characters
         */
        record Failed(String reason) implements Result {}
    }
}
