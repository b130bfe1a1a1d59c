package jp.tetsuzuki.platform;

import java.util.Optional;

/** The customer's login session to which the present request belongs. */
public interface LoginSession {

    /**
     * What tells this login session from every other: random, made at the login, the same until the session ends, and
     * not the session's id.
     *
     * @return empty in background steps, and for visitors who have not logged in
     */
    Optional<String> reference();

    /**
     * Ends the login session as soon as the running transaction is committed, and not if it is rolled back. Does nothing
     * in background steps.
     *
     * @param reason a code that the login page knows, see {@link #endedBecause()}
     */
    void endAfterCommit(String reason);

    /** The reason for which the present request has ended its session; empty if it has not. */
    Optional<String> endedBecause();
}
