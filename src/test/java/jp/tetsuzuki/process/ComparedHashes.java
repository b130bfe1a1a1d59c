package jp.tetsuzuki.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.tetsuzuki.platform.PasswordHashes;

/** Counts how often something typed was compared with each hash. */
final class ComparedHashes extends PasswordHashes {

    private final Map<String, Integer> comparisons = new ConcurrentHashMap<>();

    @Override
    public boolean matches(CharSequence password, String hash) {
        comparisons.merge(hash, 1, Integer::sum);
        return super.matches(password, hash);
    }

    int comparisonsWith(String hash) {
        return comparisons.getOrDefault(hash, 0);
    }
}
