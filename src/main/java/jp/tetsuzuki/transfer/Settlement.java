package jp.tetsuzuki.transfer;

import jp.tetsuzuki.transfer.CoreBanking.Result.Completed;
import jp.tetsuzuki.transfer.CoreBanking.Result.Failed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has core banking carry accepted orders out. Both acts may be cut short at any point and done again: core banking takes
 * an order number once, and an order moves on once.
 */
@Component
class Settlement {

    private final TransferOrders orders;
    private final CoreBanking coreBanking;

    Settlement(TransferOrders orders, CoreBanking coreBanking) {
        this.orders = orders;
        this.coreBanking = coreBanking;
    }

    /**
     * Hands an order over. Core banking hears of it before it is known here that it has: cut short in between, the next
     * attempt posts the same number, which has no second effect.
     *
     * @param number 受付番号
     * @throws CoreBankingUnreachable to be tried again
     */
    @Transactional
    void handOver(String number) {
        TransferOrder order = order(number);
        orders.sent(order, coreBanking.post(order));
    }

    /**
     * Asks what became of an order that was handed over, and notes it.
     *
     * @param number 受付番号
     * @throws CoreBankingUnreachable to be tried again
     */
    @Transactional
    CoreBanking.Result askResult(String number) {
        TransferOrder order = order(number);
        CoreBanking.Result result = coreBanking.resultOf(number);
        if (result instanceof Completed) {
            orders.completed(order);
        } else if (result instanceof Failed failed) {
            orders.failed(order, failed.reason());
        }
        return result;
    }

    private TransferOrder order(String number) {
        return orders.byNumber(number)
                .map(Transfer::order)
                .orElseThrow(() -> new IllegalArgumentException("There is no order " + number + "."));
    }
}
