package jp.tetsuzuki.customer;

import java.time.Instant;

/** How the check of an entered password ended. */
sealed interface PasswordCheck {

    record Right() implements PasswordCheck {}

    /**
     * @param triesLeft wrong entries that are left before the password is suspended, at least 1
     */
    record Wrong(int triesLeft) implements PasswordCheck {}

    /**
     * Nothing is compared until the given moment.
     *
     * @param newly true where this very entry, a wrong one, caused the suspension
     */
    record Suspended(Instant until, boolean newly) implements PasswordCheck {}

    /**
     * Nothing is compared until a paper procedure lifts the suspension.
     *
     * @param newly true where this very entry, a wrong one, caused it
     */
    record Blocked(boolean newly) implements PasswordCheck {}
}
