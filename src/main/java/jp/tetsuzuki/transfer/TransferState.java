package jp.tetsuzuki.transfer;

/** Where an order stands. */
enum TransferState {
    /** Accepted; not yet known to be with core banking. */
    RECEIVED("受付"),
    /** Handed over to core banking, which has not yet told what became of it. */
    SENT("送信済"),
    COMPLETED("完了"),
    /** Core banking could not carry it out; its amount no longer counts towards the day's limit. */
    FAILED("不能");

    private final String text;

    TransferState(String text) {
        this.text = text;
    }

    /** The state in the customers' words. */
    String text() {
        return text;
    }
}
