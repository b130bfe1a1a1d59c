package jp.tetsuzuki.platform;

import java.util.Map;

/**
 * What a feature knows about a customer at this moment, for overview pages, decision tables, diagrams and mails. Each
 * feature offers one bean; all facts share one space of names, so a name says what it belongs to ({@code tokenState}).
 */
public interface CustomerFacts {

    /**
     * @param contractNumber contract number, 10 digits
     * @return facts by name: strings, longs, booleans, {@link java.time.Instant}s or null, and for tables lists of maps of
     *     these; never a secret
     */
    Map<String, Object> of(String contractNumber);
}
