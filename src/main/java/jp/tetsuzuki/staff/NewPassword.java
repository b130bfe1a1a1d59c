package jp.tetsuzuki.staff;

import java.util.Locale;
import java.util.Optional;

/** What a password must be that a member of staff chooses or is given. */
final class NewPassword {

    static final int SHORTEST = 10;
    static final int LONGEST = 64;

    private NewPassword() {}

    /**
     * @param staffId whose it is to be
     * @param password as typed
     * @return what is wrong with it, as told to the person; empty where it may be used
     */
    static Optional<String> fault(String staffId, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of("パスワードは%d文字以上%d文字以内で入力してください。".formatted(SHORTEST, LONGEST));
        }
        if (password.chars().distinct().count() < 5) {
            return Optional.of("同じ文字ばかりのパスワードは使えません。別のパスワードを入力してください。");
        }
        if (password.toLowerCase(Locale.ROOT).contains(staffId)) {
            return Optional.of("職員番号を含むパスワードは使えません。別のパスワードを入力してください。");
        }
        return Optional.empty();
    }
}
