package jp.tetsuzuki.process;

import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.transfer.CoreBanking;
import jp.tetsuzuki.transfer.TransferOrder;
import org.springframework.beans.factory.annotation.Qualifier;

/** Takes the whole application down at one posting: when core banking has it, and before the application knows. */
final class DyingCoreBanking implements CoreBanking {

    /** What the process ends with. */
    static final int EXIT_CODE = 71;

    private static final int LAST_POSTING = 6;

    private final CoreBanking reached;
    private final AtomicInteger postings = new AtomicInteger();

    DyingCoreBanking(@Qualifier("embeddedCoreBanking") CoreBanking reached) {
        this.reached = reached;
    }

    @Override
    public String post(TransferOrder order) {
        String reference = reached.post(order);
        if (postings.incrementAndGet() == LAST_POSTING) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        return reference;
    }

    @Override
    public Result resultOf(String orderNumber) {
        return reached.resultOf(orderNumber);
    }
}
