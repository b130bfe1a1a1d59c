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
     * Orders the login session's end: it comes when the running transaction is committed, and not if it is rolled back.
     * Does nothing in background steps.
     *
     * @param reason a code that the login page knows, see {@link #endIfOrdered()}
     */
    void endAfterCommit(String reason);

    /**
     * Ends the login session if a committed step of the present request has ordered it. For what answers the request,
     * outside of transactions.
     *
     * @return the reason; empty where nothing was ordered
     */
    Optional<String> endIfOrdered();
}
