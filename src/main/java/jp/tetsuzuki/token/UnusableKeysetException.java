package jp.tetsuzuki.token;

/** There is no keyset, or none that can be used: without it no token can be set up or checked. */
public final class UnusableKeysetException extends RuntimeException {

    UnusableKeysetException(String message, Throwable cause) {
        super(message, cause);
    }
}
