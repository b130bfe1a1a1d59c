package jp.tetsuzuki.mail;

import java.util.Locale;

/** Who a mail comes from; a template names it in its line {@code From:}. */
enum Sender {
    INSTITUTION,
    TOKEN;

    /**
     * @param word as a template writes it, {@code institution} or {@code token}
     * @throws IllegalArgumentException for any other word
     */
    static Sender named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
