/**
 * Paper procedures (section 7 of the specification): printed applications, cases from their reception to their end, and
 * letters. What a review asks and who decides stands in diagrams and decision tables; this room keeps what has become of
 * each case.
 *
 * <p>Stands on {@code platform}, {@code audit} and {@code print}, and asks {@code customer} who a contract's holder is. It
 * knows none of the features whose state a case changes: their acts stand beside its own in the diagrams.
 */
@ApplicationModule(allowedDependencies = {"audit", "customer", "platform", "print"})
package jp.tetsuzuki.paper;

import org.springframework.modulith.ApplicationModule;
