package jp.tetsuzuki.session;

/**
 * What a page needs to warn before the session ends (model attribute {@code sessionWarning}).
 *
 * @param idleSeconds seconds until the session ends unless another request comes
 * @param remainingSeconds seconds until it ends in any case
 * @param warnSeconds how long before either end to warn
 * @param idleMinutes the idle limit itself, for the sentence that tells it
 * @param wholeMinutes the limit of a whole session, from the login on, for the same sentence
 */
public record SessionState(
        long idleSeconds, long remainingSeconds, long warnSeconds, long idleMinutes, long wholeMinutes) {}
