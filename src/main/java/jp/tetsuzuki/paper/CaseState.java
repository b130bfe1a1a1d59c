package jp.tetsuzuki.paper;

/** Where a case stands. */
enum CaseState {
    OPEN("お手続き中"),
    /** Approved, and its effect has been applied. */
    COMPLETED("完了"),
    /** What was missing did not come in time, or the customer could not be reached: the paper goes back. */
    RETURNED("返戻"),
    /** Not approved. */
    REJECTED("お受けできませんでした"),
    /** Approved, but there was nothing left to change. */
    CLOSED_WITHOUT_EFFECT("対象がなくなり終了");

    private final String text;

    CaseState(String text) {
        this.text = text;
    }

    /** The state in the customers' words. */
    String text() {
        return text;
    }
}
