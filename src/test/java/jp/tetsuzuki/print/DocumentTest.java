package jp.tetsuzuki.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final Type TYPE = Type.of(10);

    private static byte[] drawn(Consumer<Sheet> drawing) {
        try (Document document =
                new Print(new Typefaces()).begin("書類", "大分県信用組合", Instant.parse("2026-11-24T01:00:00Z"))) {
            drawing.accept(document.addSheet());
            return document.file();
        }
    }

    @Test
    void text_can_be_read_and_copied() {
        byte[] file = drawn(sheet -> {
            sheet.text(20, 20, TYPE, "受付番号 P261124000010");
            sheet.text(20, 40, TYPE.bold(), "ワンタイムパスワード、髙﨑①");
        });

        assertThat(PrintedText.of(file)).contains("受付番号P261124000010").contains("ワンタイムパスワード、髙﨑①");
    }

    @Test
    void names_with_rare_kanji_are_printed_as_they_are() {
        assertThat(PrintedText.of(drawn(sheet -> sheet.text(20, 20, TYPE, "𠮷田さん"))))
                .contains("𠮷田さん");
    }

    @Test
    void a_character_that_no_font_has_leaves_a_sign() {
        assertThat(PrintedText.of(drawn(sheet -> sheet.text(20, 20, TYPE, "前😀後"))))
                .contains("前〓後");
    }

    @Test
    void every_font_is_in_the_file() {
        byte[] file = drawn(sheet -> {
            sheet.text(20, 20, TYPE, "𠮷田");
            sheet.text(20, 40, TYPE.bold(), "太字");
        });

        assertThat(PrintedText.fontsNotEmbedded(file)).isEmpty();
        assertThat(file.length).as("only what occurs is embedded").isLessThan(100_000);
    }

    @Test
    void the_same_document_is_the_same_file() {
        assertThat(drawn(sheet -> sheet.text(20, 20, TYPE, "同じ")))
                .isEqualTo(drawn(sheet -> sheet.text(20, 20, TYPE, "同じ")));
    }

    @Test
    void a_qr_code_can_be_read() {
        assertThat(PrintedText.qrCodeOf(drawn(sheet -> sheet.qrCode(20, 20, 30, "P261124000010", "番号"))))
                .isEqualTo("P261124000010");
    }

    @Test
    void text_that_is_too_wide_gets_smaller_type_until_half() {
        drawn(sheet -> {
            float wanted = sheet.width("別府三郎", TYPE);
            assertThat(sheet.fitted(20, 20, wanted, TYPE, "別府三郎").size()).isEqualTo(10);
            assertThat(sheet.fitted(20, 20, wanted * 0.8f, TYPE, "別府三郎").size()).isBetween(7.9f, 8.1f);
            assertThat(sheet.fitted(20, 20, wanted * 0.1f, TYPE, "別府三郎").size()).isEqualTo(5);
        });
    }
}
