package jp.tetsuzuki.paper;

import static jp.tetsuzuki.paper.PrintedPapers.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.platform.CaseDocuments.Document;
import jp.tetsuzuki.print.PrintedText;
import jp.tetsuzuki.print.ReadAloud;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class LetterPrintTest {

    private static byte[] print(LetterKind kind, PaperCase about) {
        return PrintedPapers.withoutAddress().letter(kind, about);
    }

    @Test
    void the_letter_of_completion_names_case_and_days() {
        String text = PrintedText.of(print(LetterKind.COMPLETION, ended(CaseState.COMPLETED, null)));

        assertThat(text)
                .contains("お手続き完了のお知らせ", "𠮷田髙志様", "大分県信用組合", "本店営業部", "0120-373-883")
                .contains("P261124000010", "誤入力による閉塞（閉塞の解除）", "受付日2026年11月20日", "完了日2026年11月24日");
    }

    @Test
    void the_letter_of_return_says_why() {
        assertThat(PrintedText.of(print(LetterKind.RETURN, ended(CaseState.RETURNED, "お届出印が異なります。"))))
                .contains("お申込書類の返戻について", "終了日2026年11月24日", "理由お届出印が異なります。");
    }

    @Test
    void a_reason_that_the_sheet_has_no_room_for_stands_on_sheets_of_its_own() {
        byte[] file = print(LetterKind.RETURN, ended(CaseState.REJECTED, "お届出印が異なります。".repeat(180) + "終わり"));

        assertThat(PrintedText.of(file)).contains("別紙のとおりです。").contains("終わり");
        assertThat(PrintedText.sheets(file)).isEqualTo(3);
    }

    @Test
    void the_letter_of_inquiry_has_a_reply_with_the_number_as_a_qr_code() {
        byte[] file = print(LetterKind.INQUIRY, ended(CaseState.OPEN, null));

        assertThat(PrintedText.of(file)).contains("お申込み内容のご照会", "回答書", "申し込みに心当たりがありません");
        assertThat(PrintedText.qrCodeOf(file)).isEqualTo("P261124000010");
    }

    @Test
    void the_letter_is_read_as_letters_are_and_the_case_label_by_label() {
        assertThat(ReadAloud.of(print(LetterKind.RETURN, ended(CaseState.RETURNED, "お届出印が異なります。"))))
                .containsSubsequence(
                        "P 2026年11月24日",
                        "P 𠮷田髙志様",
                        "P 大分県信用組合",
                        "H1 お申込書類の返戻について",
                        "P 敬具",
                        "P 記",
                        "Table/TR/TH 受付番号",
                        "Table/TR/TD P261124000010",
                        "Table/TR/TH 理由",
                        "Table/TR/TD お届出印が異なります。",
                        "P 以上");
    }

    @Test
    void the_reply_is_a_part_of_its_own_with_boxes_to_tick() {
        assertThat(ReadAloud.of(print(LetterKind.INQUIRY, ended(CaseState.OPEN, null))))
                .containsSubsequence(
                        "P キリトリ線",
                        "H2 回答書",
                        "Figure 受付番号 P261124000010 のQRコード",
                        "L/LI/Lbl □",
                        "L/LI/LBody 申し込みに心当たりがありません。手続きを取りやめてください。",
                        "Table/TR/TH ご記入日",
                        "Table/TR/TD 年月日",
                        "Table/TR/TH ご署名",
                        "Table/TR/TD",
                        "Table/TR/TH お届出印",
                        "Table/TR/TD",
                        "P 電話での確認に代わる回答書です。必ずご本人様がご記入ください。");
    }

    @Test
    void a_case_has_the_letters_of_its_state() {
        PaperCases cases = mock(PaperCases.class);
        LetterDocuments documents = new LetterDocuments(cases);
        Mockito.when(cases.byNumber("P261124000010"))
                .thenReturn(Optional.of(ended(CaseState.OPEN, null)))
                .thenReturn(Optional.of(ended(CaseState.COMPLETED, null)))
                .thenReturn(Optional.of(ended(CaseState.REJECTED, "理由")));

        assertThat(documents.of("P261124000010"))
                .containsExactly(new Document("照会状（PDF）", "/staff/cases/P261124000010/letters/inquiry.pdf"));
        assertThat(documents.of("P261124000010")).extracting(Document::label).containsExactly("完了のお知らせ（PDF）");
        assertThat(documents.of("P261124000010")).extracting(Document::label).containsExactly("返戻のお知らせ（PDF）");
        assertThat(documents.of("P261124000029")).isEqualTo(List.of());
    }
}
