package jp.tetsuzuki.taskui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import jp.tetsuzuki.platform.KnownFault;
import jp.tetsuzuki.taskui.FailureCauses.Cause;
import org.junit.jupiter.api.Test;

class FailureCausesTest {

    private static final KnownFault UNREADABLE = KnownFault.of(IOException.class, "読めませんでした。");

    private final FailureCauses causes = new FailureCauses(List.of(
            UNREADABLE,
            UNREADABLE.saying("disk", "ディスクから読めませんでした。"),
            new KnownFault(List.of("java.sql."), "", "データベースを利用できませんでした。")));

    @Test
    void a_known_fault_is_told_in_its_words() {
        assertThat(causes.of(trace(new IOException("gone")))).isEqualTo(new Cause("読めませんでした。", "IOException"));
        assertThat(causes.of(trace(new IOException()))).isEqualTo(new Cause("読めませんでした。", "IOException"));
    }

    @Test
    void a_narrower_fault_goes_before_a_wider_one() {
        assertThat(causes.of(trace(new IOException("the disk is full"))).words())
                .isEqualTo("ディスクから読めませんでした。");
    }

    @Test
    void the_cause_of_an_unknown_fault_counts() {
        assertThat(causes.of(trace(new IllegalStateException("x", new java.sql.SQLTransientException("y")))))
                .isEqualTo(new Cause("データベースを利用できませんでした。", "SQLTransientException"));
    }

    @Test
    void of_an_unknown_fault_its_class_is_told_and_nothing_of_its_words() {
        Cause cause = causes.of(trace(new IllegalStateException("secret\nCaused by: my.Secret: java.sql.X")));
        assertThat(cause.kind()).isEqualTo("IllegalStateException");
        assertThat(cause.words()).doesNotContain("secret", "Secret").startsWith("処理の途中で誤りが起きました。");
    }

    @Test
    void where_nothing_was_kept_nothing_is_known() {
        assertThat(causes.of(null).kind()).isEmpty();
        assertThat(causes.of("").kind()).isEmpty();
        assertThat(causes.of("typed text").kind()).isEmpty();
    }

    private static String trace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
