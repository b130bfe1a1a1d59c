package jp.tetsuzuki.taskui;

/** Outcomes of buttons that mean the same in every procedure. */
final class Outcomes {

    /** Gives the whole procedure up. */
    static final String CANCEL = "cancel";

    /** Leads to the page before. */
    static final String BACK = "back";

    private Outcomes() {}
}
