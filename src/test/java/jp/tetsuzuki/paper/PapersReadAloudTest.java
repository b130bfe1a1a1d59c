package jp.tetsuzuki.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.tetsuzuki.print.PdfUa;
import jp.tetsuzuki.print.ReadAloud;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of paper can be read to somebody who does not see it (WCAG 1.3.1 and 1.3.2). */
class PapersReadAloudTest {

    static Stream<Named<byte[]>> papers() {
        PrintedPapers known = PrintedPapers.withAddress();
        PrintedPapers unknown = PrintedPapers.withoutAddress();
        return Stream.of(
                Named.of("application", known.application(ApplicationWorld.unlocking())),
                Named.of(
                        "application without an address",
                        unknown.application(ApplicationWorld.replacing("new@example.jp"))),
                Named.of("blank application", known.blank()),
                Named.of("letter of completion", letter(LetterKind.COMPLETION, CaseState.COMPLETED, null)),
                Named.of("letter of return", letter(LetterKind.RETURN, CaseState.RETURNED, "お届出印が異なります。")),
                Named.of(
                        "letter with enclosures",
                        letter(LetterKind.RETURN, CaseState.REJECTED, "お届出印が異なります。".repeat(180))),
                Named.of("letter of inquiry", letter(LetterKind.INQUIRY, CaseState.OPEN, null)));
    }

    private static byte[] letter(LetterKind kind, CaseState state, String reason) {
        return PrintedPapers.withAddress().letter(kind, PrintedPapers.ended(state, reason));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void all_that_is_seen_is_read_in_the_order_in_which_it_is_drawn(byte[] file) {
        assertThat(ReadAloud.faults(file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void it_keeps_to_pdf_ua(byte[] file) {
        assertThat(PdfUa.faults(file)).isEmpty();
    }
}
