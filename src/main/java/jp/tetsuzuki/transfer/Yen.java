package jp.tetsuzuki.transfer;

import java.util.Locale;

/** An amount of money as a customer reads it. */
record Yen(long amount) {

    /** Such as {@code 1,000,000円}. */
    String text() {
        return String.format(Locale.ROOT, "%,d円", amount);
    }
}
