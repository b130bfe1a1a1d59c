package jp.tetsuzuki.paper;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The letters that a branch sends by post in the course of a case. */
enum LetterKind {

    /** 完了のお知らせ. */
    COMPLETION("完了のお知らせ", EnumSet.of(CaseState.COMPLETED)),

    /** 返戻のお知らせ, with which the papers go back. */
    RETURN("返戻のお知らせ", EnumSet.of(CaseState.RETURNED, CaseState.REJECTED, CaseState.CLOSED_WITHOUT_EFFECT)),

    /** 照会状: whether the application is the customer's own, where nobody answered the phone. */
    INQUIRY("照会状", EnumSet.of(CaseState.OPEN));

    private final String label;
    private final Set<CaseState> states;

    LetterKind(String label, Set<CaseState> states) {
        this.label = label;
        this.states = states;
    }

    /** As staff call it. */
    String label() {
        return label;
    }

    /** Its name in addresses, and that of its template. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a case in this state has such a letter. */
    boolean belongsTo(CaseState state) {
        return states.contains(state);
    }

    static Optional<LetterKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
