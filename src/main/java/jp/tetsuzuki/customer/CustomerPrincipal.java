package jp.tetsuzuki.customer;

import java.io.Serializable;
import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The customer who is logged in. Kept in the session, hence without any password or hash.
 *
 * @param contractNumber contract number, 10 digits; the name by which the engine and the audit know the customer
 * @param customerName the customer's name without 様
 * @param previousLogin the login before the present one, null where there was none
 * @param sessionReference random, what tells this login session from every other; null in sessions of earlier versions
 */
public record CustomerPrincipal(
        String contractNumber, String customerName, Instant previousLogin, String sessionReference)
        implements AuthenticatedPrincipal, Serializable {

    /** The contract number. */
    @Override
    public String getName() {
        return contractNumber;
    }

    /** Without the reference, which is nobody's to read. */
    @Override
    public String toString() {
        return "CustomerPrincipal[contractNumber=" + contractNumber + "]";
    }
}
