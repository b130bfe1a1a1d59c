/**
 * Who did what, when, from where, with which outcome: an append-only table. Knows no feature; every feature may write.
 */
@ApplicationModule
package jp.tetsuzuki.audit;

import org.springframework.modulith.ApplicationModule;
