package jp.tetsuzuki.taskui;

/** Outcomes of buttons that mean the same in every procedure. */
final class Outcomes {

    /** Gives the whole procedure up. */
    static final String CANCEL = "cancel";

    private Outcomes() {}
}
