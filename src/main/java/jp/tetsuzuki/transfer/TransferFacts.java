package jp.tetsuzuki.transfer;

import java.util.HashMap;
import java.util.Map;
import jp.tetsuzuki.platform.CustomerFacts;
import org.springframework.stereotype.Component;

/** By what the customer confirms transfers, how much was transferred today, and the newest orders. */
@Component
class TransferFacts implements CustomerFacts {

    private final TransferOrders orders;
    private final TransferLimits limits;
    private final TransferMethods methods;

    TransferFacts(TransferOrders orders, TransferLimits limits, TransferMethods methods) {
        this.orders = orders;
        this.limits = limits;
        this.methods = methods;
    }

    @Override
    public Map<String, Object> of(String contractNumber) {
        TransferLimits.Standing standing = limits.of(contractNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("transferMethod", methods.of(contractNumber).name());
        facts.put("transferredToday", standing.transferredToday());
        facts.put("lowerTransferLimit", standing.loweredUntil().isPresent());
        facts.put("lowerTransferLimitUntil", standing.loweredUntil().orElse(null));
        facts.put(
                "transferOrders",
                orders.latest(contractNumber).stream().map(TransferFacts::row).toList());
        return facts;
    }

    private static Map<String, Object> row(Transfer transfer) {
        TransferOrder order = transfer.order();
        Map<String, Object> row = new HashMap<>();
        row.put("receivedAt", order.receivedAt());
        row.put("number", order.number());
        row.put("payee", order.payee().name());
        row.put("amount", order.amount());
        row.put("amountText", new Yen(order.amount()).text());
        row.put("state", transfer.state().text());
        row.put("reason", transfer.reason().orElse(null));
        return row;
    }
}
