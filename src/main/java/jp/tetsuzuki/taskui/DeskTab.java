package jp.tetsuzuki.taskui;

import java.util.Arrays;
import java.util.Optional;

/** The lists of the desk (section 7 of the specification). */
enum DeskTab {

    /** Tasks that are nobody's. */
    OPEN("open", "未割当", "まだ担当者のいない事務です。"),

    /** Tasks that the person who looks has claimed. */
    MINE("mine", "担当中", "あなたが引き受けている事務です。"),

    /** Tasks that are late, whoever has them. */
    OVERDUE("overdue", "期限超過", "期限を過ぎた事務です。担当者のいるものも含みます。"),

    /** Tasks that are done, the latest first. */
    DONE("done", "完了", "処理が終わった事務です。新しいものから順に並んでいます。");

    private final String id;
    private final String label;
    private final String explanation;

    DeskTab(String id, String label, String explanation) {
        this.id = id;
        this.label = label;
        this.explanation = explanation;
    }

    /** Its name in addresses. */
    String id() {
        return id;
    }

    String label() {
        return label;
    }

    String explanation() {
        return explanation;
    }

    static Optional<DeskTab> byId(String id) {
        return Arrays.stream(values()).filter(tab -> tab.id.equals(id)).findFirst();
    }
}
