package jp.tetsuzuki.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.BranchAddresses;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.platform.CaseDocuments.Document;
import jp.tetsuzuki.platform.InstitutionSettings;
import jp.tetsuzuki.print.Print;
import jp.tetsuzuki.print.PrintedText;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class LetterPrintTest {

    private static final Instant CLOSED = Instant.parse("2026-11-24T01:00:00Z");
    private static final Customer CUSTOMER = new Customer(
            "1000000001", "県信太郎", "ケンシン タロウ", new Branch("001", "本店営業部"), "097-500-0001", "taro@example.jp");

    private static PaperCase ended(CaseState state, String reason) {
        return new PaperCase(
                "P261124000010",
                CUSTOMER.contractNumber(),
                "001",
                ApplicationWorld.unlocking(),
                "誤入力による閉塞（閉塞の解除）",
                Channel.POST,
                LocalDate.of(2026, 11, 20),
                "clerk1",
                state,
                Optional.empty(),
                Optional.ofNullable(reason),
                LocalDate.of(2026, 12, 1),
                CLOSED,
                state == CaseState.OPEN ? Optional.empty() : Optional.of(CLOSED));
    }

    private static byte[] print(LetterKind kind, PaperCase about) {
        try (AnnotationConfigApplicationContext fonts = new AnnotationConfigApplicationContext("jp.tetsuzuki.print")) {
            return new LetterPrint(
                            fonts.getBean(Print.class),
                            new LetterTemplates(),
                            mock(BranchAddresses.class, Mockito.RETURNS_DEFAULTS),
                            new InstitutionSettings("大分県信用組合", "0120-373-883", "oita-kenshin.co.jp", "otp-auth.net"),
                            Clock.fixed(CLOSED, ZoneId.of("Asia/Tokyo")))
                    .of(kind, about, CUSTOMER);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void the_letter_of_completion_names_case_and_days() {
        String text = PrintedText.of(print(LetterKind.COMPLETION, ended(CaseState.COMPLETED, null)));

        assertThat(text)
                .contains("お手続き完了のお知らせ", "県信太郎様", "大分県信用組合", "本店営業部", "0120-373-883")
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
