/**
 * The customer's pages over procedures: it reads the waiting user task, shows its form, checks what comes back, completes
 * the task and shows what comes next. Knows no feature and no procedure: both stand in diagrams, forms and settings.
 */
@ApplicationModule
package jp.tetsuzuki.taskui;

import org.springframework.modulith.ApplicationModule;
