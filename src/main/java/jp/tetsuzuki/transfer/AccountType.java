package jp.tetsuzuki.transfer;

import java.util.stream.Stream;

/** The kinds of accounts that take transfers (預金種目). */
public enum AccountType {
    ORDINARY("普通"),
    CURRENT("当座"),
    SAVINGS("貯蓄");

    private final String text;

    AccountType(String text) {
        this.text = text;
    }

    /** The kind in the customers' words. */
    public String text() {
        return text;
    }

    /**
     * @param text the kind in the customers' words, as the form offers it
     * @throws IllegalArgumentException if there is no such kind: a fault of the form
     */
    static AccountType named(String text) {
        return Stream.of(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind of account '" + text + "'."));
    }
}
