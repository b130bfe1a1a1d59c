package jp.tetsuzuki.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a procedure ends a login session; the login page says so. */
enum SessionEnd {
    WRONG_ENTRIES("wrong-entries", "パスワードの誤入力が重なったため、安全を考えてログアウトしました。お手続きを続ける場合は、もう一度ログインしてください。");

    private final String code;
    private final String words;

    SessionEnd(String code, String words) {
        this.code = code;
        this.words = words;
    }

    String words() {
        return words;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(end -> end.code).toList();
    }

    /** Empty for what is no code: the login page's address can be made up by anybody. */
    static Optional<SessionEnd> of(String code) {
        return Arrays.stream(values()).filter(end -> end.code.equals(code)).findFirst();
    }
}
