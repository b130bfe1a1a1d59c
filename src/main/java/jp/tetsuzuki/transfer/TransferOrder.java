package jp.tetsuzuki.transfer;

import java.time.Instant;

/**
 * An accepted order. What it says never changes.
 *
 * @param number 受付番号, the day in Japan and six digits ({@code 260401-482913}); no other order has it
 * @param contractNumber contract number of the customer who pays, 10 digits
 * @param payee who gets the money
 * @param amount yen, 1 or more
 * @param receivedAt when it was accepted; its day in Japan is the one whose limit it counts towards
 */
public record TransferOrder(String number, String contractNumber, Payee payee, long amount, Instant receivedAt) {

    /**
     * @throws IllegalArgumentException if the amount is not 1 or more: a fault of the form
     */
    public TransferOrder {
        if (amount < 1) {
            throw new IllegalArgumentException("An order of " + amount + " yen is none.");
        }
    }
}
