package jp.tetsuzuki.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The address that a request comes from, fit to be written down. Behind a proxy it is what a header says, which may be
 * of any length: what is longer than any address is cut off, so that no request fails for it.
 */
public final class ClientAddress {

    /** Characters that the columns for addresses take. */
    static final int LONGEST = 64;

    private ClientAddress() {}

    /**
     * @return at most 64 characters; empty in a background step, and where the server does not know
     */
    public static Optional<String> ofCurrentRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? of(current.getRequest())
                : Optional.empty();
    }

    /**
     * @return at most 64 characters; empty where the server does not know
     */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteAddr())
                .map(address -> address.substring(0, Math.min(address.length(), LONGEST)));
    }
}
