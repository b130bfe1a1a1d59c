/**
 * The pages over procedures, the customer's and those of the staff desk: it reads the waiting user task, shows its form,
 * checks what comes back, completes the task and shows what comes next. For the desk it keeps the lists of tasks, who has
 * which, and who did what with a case. Knows no feature and no procedure: both stand in diagrams, forms and settings.
 */
@ApplicationModule
package jp.tetsuzuki.taskui;

import org.springframework.modulith.ApplicationModule;
