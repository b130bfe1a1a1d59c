package jp.tetsuzuki.customer;

import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.platform.PasswordHashes;

/** Compares without hashing, and counts how often somebody's own password was compared. */
public final class CountingHashes extends PasswordHashes {

    public final AtomicInteger compared = new AtomicInteger();
    public final AtomicInteger timeSpent = new AtomicInteger();

    @Override
    public String hash(CharSequence password) {
        return "hash of " + password;
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        compared.incrementAndGet();
        return hash.equals(hash(password));
    }

    @Override
    public void spendTheSameTime(CharSequence password) {
        timeSpent.incrementAndGet();
    }
}
