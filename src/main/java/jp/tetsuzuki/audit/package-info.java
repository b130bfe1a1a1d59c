/**
 * Who did what, when, from where, with which outcome: an append-only table. Knows no feature; every feature may write, and
 * so may a diagram ({@code recordAuditDelegate}). Stands on {@code platform}.
 */
@ApplicationModule(allowedDependencies = "platform")
package jp.tetsuzuki.audit;

import org.springframework.modulith.ApplicationModule;
