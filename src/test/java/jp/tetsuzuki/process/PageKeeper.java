package jp.tetsuzuki.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Keeps every line of the pages that the portal has answered with, each once. */
final class PageKeeper implements Consumer<String> {

    private final Set<String> lines = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(String page) {
        page.lines().forEach(lines::add);
    }

    Set<String> lines() {
        return lines;
    }
}
