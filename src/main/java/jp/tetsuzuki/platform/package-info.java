/**
 * What every feature stands on: the engine's configuration, the one clock, process variables, transactions that must
 * outlive the caller's, and the facts about a customer that pages and decision tables read. Knows no feature.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package jp.tetsuzuki.platform;

import org.springframework.modulith.ApplicationModule;
