package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.ProcessVariable;

/** What every page of the desk is given. */
final class DeskVariables {

    /**
     * The day on which the page is shown, in Japan, such as {@code 2026-11-24}: forms bound dates by it. Never stored.
     */
    static final ProcessVariable<String> CURRENT_DATE = ProcessVariable.text("currentDate");

    /** What a customer has answered in procedures that run, for the form of a customer's state; else null. Never stored. */
    static final ProcessVariable<String> PROCEDURE_ANSWERS = ProcessVariable.text("procedureAnswers");

    private DeskVariables() {}
}
