package jp.tetsuzuki.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.platform.IndependentTransactions;
import org.springframework.context.annotation.Fallback;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Stands in for core banking until a bank offers its own: records postings in a table of its own, one row an order, in
 * transactions of its own, as another system would. It moves no money.
 *
 * <p>It settles a posting {@code tetsuzuki.transfer.settlement-time} after it was posted: as completed, but as failed with
 * 「該当口座がありません」 where the payee's account number is 0000000, so that this way can be tried out.
 */
@Component
@Fallback
class EmbeddedCoreBanking implements CoreBanking {

    /** The account number that there is nowhere. */
    static final String NO_SUCH_ACCOUNT = "0000000";

    private final IndependentTransactions independent;
    private final TransferSettings settings;
    private final Clock clock;

    EmbeddedCoreBanking(IndependentTransactions independent, TransferSettings settings, Clock clock) {
        this.independent = independent;
        this.settings = settings;
        this.clock = clock;
    }

    private record Posting(String reference, String accountNumber, Instant postedAt) {}

    @Override
    public String post(TransferOrder order) {
        if (find(order.number()).isEmpty()) {
            insert(order);
        }
        return find(order.number()).orElseThrow().reference();
    }

    @Override
    public Result resultOf(String orderNumber) {
        Posting posting = find(orderNumber)
                .orElseThrow(() -> new IllegalArgumentException("Order " + orderNumber + " was never posted."));
        if (clock.instant().isBefore(posting.postedAt().plus(settings.settlementTime()))) {
            return new Result.Pending();
        }
        return posting.accountNumber().equals(NO_SUCH_ACCOUNT)
                ? new Result.Failed("該当口座がありません")
                : new Result.Completed();
    }

    private Optional<Posting> find(String orderNumber) {
        return independent.call(jdbc -> jdbc.sql(
                        "SELECT id, payee_account_number, posted_at FROM core_posting WHERE order_number = ?")
                .param(orderNumber)
                .query((row, n) -> new Posting(
                        "%012d".formatted(row.getLong(1)),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional());
    }

    private void insert(TransferOrder order) {
        try {
            independent.call(jdbc -> jdbc.sql("""
                            INSERT INTO core_posting (order_number, contract_number, payee_bank_code, payee_branch_code,
                                payee_account_type, payee_account_number, payee_name, amount, posted_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            order.number(),
                            order.contractNumber(),
                            order.payee().bankCode(),
                            order.payee().branchCode(),
                            order.payee().accountType().name(),
                            order.payee().accountNumber(),
                            order.payee().name(),
                            order.amount(),
                            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update());
        } catch (DuplicateKeyException postedMeanwhile) {
            // The same step ran twice at once; the unique column lets one posting stand for both.
        }
    }
}
