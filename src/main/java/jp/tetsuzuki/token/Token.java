package jp.tetsuzuki.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A token as it stands, without its secrets.
 *
 * @param id UUID
 * @param contractNumber contract number, 10 digits
 * @param state where it stands in its life
 * @param lockedFrom where it stood when it was locked, null unless it is locked
 * @param lockReason why it is locked, null unless it is
 * @param serviceId 8 digits, null before issue
 * @param userId 10 digits, null before issue
 * @param issuedAt null before issue
 * @param setupDeadline moment from which the app can no longer be set up, null before issue
 * @param useStartDeadline moment from which use can no longer be started, null before the initial setup
 * @param useStartedAt null before use has started
 */
record Token(
        String id,
        String contractNumber,
        TokenState state,
        TokenState lockedFrom,
        LockReason lockReason,
        String serviceId,
        String userId,
        Instant issuedAt,
        Instant setupDeadline,
        Instant useStartDeadline,
        Instant useStartedAt) {

    /** The deadline that runs: of the setup once issued, of the start of use once set up. */
    Optional<Instant> deadline() {
        return switch (state) {
            case ISSUED -> Optional.of(setupDeadline);
            case SET_UP -> Optional.of(useStartDeadline);
            default -> Optional.empty();
        };
    }

    /** Locked because its device was reported as lost, not by wrong codes. */
    boolean stopped() {
        return state == TokenState.LOCKED && lockReason == LockReason.LOSS;
    }

    /** The state in the customers' words. */
    String stateText() {
        return stopped() ? "停止中" : state.text();
    }

    /** In use, or locked while it was in use: the customer has one-time passwords. */
    boolean inUse() {
        return state == TokenState.IN_USE || lockedFrom == TokenState.IN_USE;
    }
}
