package jp.tetsuzuki.mailpassword;

import java.util.concurrent.atomic.AtomicInteger;
import jp.tetsuzuki.platform.PasswordHashes;

/** Hashes as the application does, and counts how often an entry was compared with a hash. */
final class CountingHashes extends PasswordHashes {

    final AtomicInteger compared = new AtomicInteger();

    @Override
    public boolean matches(CharSequence password, String hash) {
        compared.incrementAndGet();
        return super.matches(password, hash);
    }
}
