/**
 * Transfers to ad hoc payees, where both passwords are asked for: the day's limit, acceptance, handing over to core
 * banking and what became of it there (section 4.3 of the specification).
 *
 * <p>Neighbours: stands on {@code platform} and {@code audit}; asks {@code token} and {@code mailpassword} which method a
 * customer has. A bank's own system comes in as a bean of {@link jp.tetsuzuki.transfer.CoreBanking}. A paper procedure
 * lowers a contract's limit by {@link jp.tetsuzuki.transfer.TransferLimits}. Diagrams use the delegates by name and
 * {@code transferPolicy} for their timer.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "token", "mailpassword"})
package jp.tetsuzuki.transfer;

import org.springframework.modulith.ApplicationModule;
