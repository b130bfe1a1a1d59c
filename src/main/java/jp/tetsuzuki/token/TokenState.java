package jp.tetsuzuki.token;

/** Where a token stands in its life (section 3 of the specification). */
enum TokenState {
    /** 未利用: applied for, not confirmed; only the start password's hash and the mail address exist. */
    UNUSED("未利用"),
    ISSUED("発行済"),
    SET_UP("初期設定済"),
    IN_USE("利用中"),
    /** 閉塞: too many wrong codes; only a paper procedure leads on. */
    LOCKED("閉塞"),
    RELEASED("解除済"),
    VOIDED("失効");

    private final String text;

    TokenState(String text) {
        this.text = text;
    }

    /** The state in the customers' words. */
    String text() {
        return text;
    }
}
