package jp.tetsuzuki.paper;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The letters that a branch sends by post in the course of a case. */
enum LetterKind {

    /** 完了のお知らせ. */
    COMPLETION("完了のお知らせ", about -> about.state() == CaseState.COMPLETED),

    /** 返戻のお知らせ, with which the papers go back. */
    RETURN(
            "返戻のお知らせ",
            about -> EnumSet.of(CaseState.RETURNED, CaseState.REJECTED, CaseState.CLOSED_WITHOUT_EFFECT)
                    .contains(about.state())),

    /** 照会状: whether the application is the customer's own, where nobody answered the phone. */
    INQUIRY("照会状", PaperCase::inquired);

    private final String label;
    private final Predicate<PaperCase> occasion;

    LetterKind(String label, Predicate<PaperCase> occasion) {
        this.label = label;
        this.occasion = occasion;
    }

    /** As staff call it. */
    String label() {
        return label;
    }

    /** Its name in addresses, and that of its template. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is such a letter about the case as it stands. */
    boolean belongsTo(PaperCase about) {
        return occasion.test(about);
    }

    static Optional<LetterKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
