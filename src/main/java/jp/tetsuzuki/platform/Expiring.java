package jp.tetsuzuki.platform;

import java.time.Instant;

/** Rows that are kept for as long as the history of processes and no longer; each table that has such offers a bean. */
public interface Expiring {

    /**
     * Removes what was finished before the given moment.
     *
     * @return how many rows are gone
     */
    int removeBefore(Instant moment);
}
